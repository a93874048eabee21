#include "adapters/json/fields.hpp"

#include "adapters/json/utf8.hpp"

#include <charconv>
#include <cmath>

namespace json {

namespace {

const char* must_be(Kind kind) {
    switch (kind) {
        case Kind::null: return "must be null";
        case Kind::flag: return "must be true or false";
        case Kind::number: return "must be a number";
        case Kind::text: return "must be a text";
        case Kind::array: return "must be a list";
        case Kind::object: return "must be an object";
    }
    return "is of the wrong kind";
}

// The whole of `digits` as a number, or nothing.
template <class Number>
std::optional<Number> converted(std::string_view digits) {
    Number number{};
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

bool is_plain_word(std::string_view name) {
    return !name.empty() && name.size() <= 40 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

}  // namespace

Fields::Fields(const Value& object, Unknown unknown) : unknown_{unknown} {
    read_members(object);
}

Fields::Fields(const Value& object, const Fields& outside, std::string_view name, std::size_t index)
    : unknown_{outside.unknown_},
      outside_{&outside},
      name_{name},
      index_{index},
      first_{outside.first_} {
    read_members(object);
}

void Fields::read_members(const Value& object) {
    if (object.kind() != Kind::object) return refuse_at(path({}), must_be(Kind::object));
    const auto members = object.members();
    fields_.reserve(members.size());
    for (const Member& member : members) fields_.push_back({member, false});
}

Fields::Field* Fields::find(std::string_view name) {
    for (std::size_t tried = 0; tried < fields_.size(); ++tried) {
        Field& field = fields_[(next_ + tried) % fields_.size()];
        if (field.member.name != name) continue;
        next_ = (next_ + tried + 1) % fields_.size();
        return &field;
    }
    return nullptr;
}

bool Fields::has(std::string_view name) const {
    for (std::size_t tried = 0; tried < fields_.size(); ++tried) {
        if (fields_[(next_ + tried) % fields_.size()].member.name == name) return true;
    }
    return false;
}

const Value* Fields::take(std::string_view name, Kind kind) {
    Field* field = find(name);
    if (field == nullptr) {
        refuse(name, "is missing");
        return nullptr;
    }
    field->asked = true;
    if (field->member.value.kind() != kind) {
        refuse(name, must_be(kind));
        return nullptr;
    }
    return first_->has_value() ? nullptr : &field->member.value;
}

std::string Fields::taken_text(const Value& value, std::string_view name, std::size_t max_bytes) {
    if (value.text().size() <= max_bytes) return std::string{value.text()};
    refuse(name, "is too long");
    return {};
}

std::string Fields::text(std::string_view name, std::size_t max_bytes) {
    const Value* value = take(name, Kind::text);
    return value == nullptr ? std::string{} : taken_text(*value, name, max_bytes);
}

std::string Fields::line(std::string_view name, std::size_t max_bytes) {
    std::string result = text(name, max_bytes);
    if (!has_controls(result)) return result;
    refuse(name, "must not contain control characters");
    return {};
}

std::int64_t Fields::number(std::string_view name, std::int64_t min, std::int64_t max) {
    const Value* value = take(name, Kind::number);
    if (value == nullptr) return 0;
    const auto number = converted<std::int64_t>(value->text());
    if (number && *number >= min && *number <= max) return *number;
    refuse(name,
           "must be a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return 0;
}

double Fields::decimal(std::string_view name, double min, double max) {
    const Value* value = take(name, Kind::number);
    if (value == nullptr) return 0;
    const auto number = converted<double>(value->text());
    if (number && std::isfinite(*number) && *number >= min && *number <= max) return *number;
    refuse(name, "must be a number from " + std::to_string(min) + " to " + std::to_string(max));
    return 0;
}

bool Fields::flag(std::string_view name) {
    const Value* value = take(name, Kind::flag);
    return value != nullptr && value->text() == "true";
}

std::vector<Value> Fields::list(std::string_view name, std::size_t max_items) {
    const Value* value = take(name, Kind::array);
    if (value == nullptr) return {};
    if (value->size() <= max_items) return value->elements();
    refuse(name, "must have at most " + std::to_string(max_items) + " entries");
    return {};
}

std::vector<std::string> Fields::texts(std::string_view name,
                                       std::size_t max_items,
                                       std::size_t max_bytes) {
    std::vector<std::string> result;
    for (const Value& item : list(name, max_items)) {
        if (item.kind() != Kind::text) refuse(name, "must be a list of texts");
        result.push_back(taken_text(item, name, max_bytes));
    }
    return result;
}

std::vector<Member> Fields::members(std::string_view name, std::size_t max_items) {
    const Value* value = take(name, Kind::object);
    if (value == nullptr) return {};
    if (value->size() <= max_items) return value->members();
    refuse(name, "must have at most " + std::to_string(max_items) + " entries");
    return {};
}

std::map<std::string, std::string> Fields::map(std::string_view name,
                                               std::size_t max_items,
                                               std::size_t max_bytes) {
    std::map<std::string, std::string> result;
    for (const Member& member : members(name, max_items)) {
        if (member.value.kind() != Kind::text) refuse(name, "must hold texts only");
        result.emplace(member.name, taken_text(member.value, name, max_bytes));
    }
    return result;
}

void Fields::refuse(std::string_view name, std::string sentence) {
    if (!first_->has_value()) refuse_at(path(name), std::move(sentence));
}

void Fields::refuse_at(std::string where, std::string sentence) {
    if (!first_->has_value()) *first_ = Problem{std::move(where), std::move(sentence)};
}

std::string Fields::path(std::string_view name) const {
    std::string result;
    if (outside_ != nullptr) {
        result = outside_->path(name_);
        if (index_ != none) result += "[" + std::to_string(index_) + "]";
    }
    if (!result.empty() && !name.empty()) result += '.';
    return result.append(name);
}

void Fields::check_unknown() {
    if (unknown_ == Unknown::ignored) return;
    for (const Field& field : fields_) {
        if (field.asked) continue;
        // The name came from outside: one that is no plain word may be anything and is not
        // repeated.
        const bool plain = is_plain_word(field.member.name);
        refuse(plain ? field.member.name : std::string_view{}, "is not known here");
    }
}

}  // namespace json
