#include "tests/telegram/parameters.hpp"

#include <charconv>

namespace telegram_test {

namespace {

constexpr std::size_t most_in_a_row = 8;
constexpr std::size_t most_buttons = 100;
constexpr std::size_t longest_data = 64;

std::optional<std::int64_t> whole(std::string_view written) {
    std::int64_t value = 0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), value);
    if (error != std::errc{} || end != written.data() + written.size()) return std::nullopt;
    return value;
}

Button button(const json::Value& value) {
    Button made;
    for (const json::Member& member : value.members()) {
        if (member.name == "text") {
            made.first = member.value.text();
        } else if (member.name == "callback_data") {
            made.second = member.value.text();
        } else {
            throw Refused(400, "Bad Request: unknown field of InlineKeyboardButton");
        }
    }
    if (made.first.empty())
        throw Refused(400,
                      "Bad Request: can't parse inline keyboard button: Text buttons are "
                      "unallowed in the inline keyboard");
    if (made.second.empty() || made.second.size() > longest_data)
        throw Refused(400, "Bad Request: BUTTON_DATA_INVALID");
    return made;
}

std::vector<std::vector<Button>> rows_of(const json::Value& markup) {
    std::vector<std::vector<Button>> rows;
    std::size_t count = 0;
    for (const json::Member& member : markup.members()) {
        if (member.name != "inline_keyboard")
            throw Refused(400, "Bad Request: unknown kind of reply_markup");
        if (member.value.kind() != json::Kind::array)
            throw Refused(400, "Bad Request: field \\\"inline_keyboard\\\" must be of type Array");
        for (const json::Value& row : member.value.elements()) {
            std::vector<Button> buttons;
            for (const json::Value& one : row.elements()) buttons.push_back(button(one));
            count += buttons.size();
            if (buttons.size() > most_in_a_row || count > most_buttons)
                throw Refused(400, "Bad Request: too many buttons");
            if (!buttons.empty()) rows.push_back(std::move(buttons));
        }
    }
    return rows;
}

}  // namespace

Parameters::Parameters(const http::Request& request) {
    if (const auto fields = http::form_fields(request.query)) query_ = *fields;
    if (request.body.empty()) return;
    const std::string type = request.header("Content-Type").value_or("");
    if (!type.starts_with("application/json"))
        throw Refused(400, "Bad Request: only JSON is read here");
    auto document = json::Document::parse(request.body);
    if (!document || document->root().kind() != json::Kind::object)
        throw Refused(400, "Bad Request: can't parse parameters");
    document_ = std::move(*document);
    for (const json::Member& member : document_->root().members())
        members_.emplace(std::string{member.name}, member.value);
}

const json::Value* Parameters::find(const std::string& name) {
    asked_.insert(name);
    const auto found = members_.find(name);
    const bool is_there = found != members_.end() && found->second.kind() != json::Kind::null;
    return is_there ? &found->second : nullptr;
}

std::optional<std::string> Parameters::text(const std::string& name) {
    if (const json::Value* value = find(name)) return std::string{value->text()};
    const auto found = query_.find(name);
    if (found == query_.end()) return std::nullopt;
    return found->second;
}

std::optional<std::int64_t> Parameters::number(const std::string& name) {
    const auto written = text(name);
    if (!written) return std::nullopt;
    const auto value = whole(*written);
    if (!value) throw Refused(400, "Bad Request: invalid " + name + " specified");
    return value;
}

bool Parameters::flag(const std::string& name) {
    return text(name).value_or("false") == "true";
}

std::vector<std::string> Parameters::texts(const std::string& name) {
    std::vector<std::string> all;
    const json::Value* value = find(name);
    if (value == nullptr) return all;
    for (const json::Value& one : value->elements()) all.emplace_back(one.text());
    return all;
}

std::vector<std::vector<Button>> Parameters::keyboard() {
    const json::Value* markup = find("reply_markup");
    if (markup == nullptr) return {};
    if (markup->kind() == json::Kind::object) return rows_of(*markup);
    // Some libraries send it as JSON in a text.
    const auto inner = json::Document::parse(markup->text());
    if (!inner || inner->root().kind() != json::Kind::object)
        throw Refused(400, "Bad Request: can't parse reply keyboard markup JSON object");
    return rows_of(inner->root());
}

std::vector<std::string> Parameters::never_asked() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : members_) {
        if (!asked_.contains(name)) names.push_back(name);
    }
    return names;
}

}  // namespace telegram_test
