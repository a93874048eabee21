#include "adapters/web/wire/form_reader.hpp"

#include "adapters/json/utf8.hpp"
#include "adapters/web/wire/text.hpp"

#include <charconv>
#include <cmath>
#include <utility>

namespace web {

namespace {

bool is_plain_word(std::string_view name) {
    return !name.empty() && name.size() <= 40 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

std::optional<double> decimal(std::string_view text) {
    double number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

}  // namespace

void FormReader::field(const char* name, matching::Metres& length, const Spec& spec) {
    const auto text = take(name, spec);
    if (!text) return;
    const auto number = decimal(*text);
    if (number && *number >= static_cast<double>(spec.min) &&
        *number <= static_cast<double>(spec.max)) {
        length.value = *number;
    } else {
        refuse(name,
               "must be a number from " + std::to_string(spec.min) + " to " +
                   std::to_string(spec.max));
    }
}

std::optional<json::Problem> FormReader::finish() {
    // The name came from outside: one that is no plain word is not repeated.
    for (const auto& [name, value] : left_)
        refuse(is_plain_word(name) ? std::string_view{name} : std::string_view{},
               "is not known here");
    return std::move(first_);
}

std::optional<std::string> FormReader::take(const char* name, const Spec& spec) {
    const auto found = left_.find(name);
    if (found == left_.end()) {
        if (!spec.may_miss) refuse(name, "is missing");
        return std::nullopt;
    }
    std::string text = std::move(found->second);
    left_.erase(found);
    if (json::is_utf8(text) && text.find('\0') == std::string::npos) return text;
    refuse(name, "must be UTF-8");
    return std::nullopt;
}

std::string FormReader::take_text(const char* name, const Spec& spec) {
    auto text = take(name, spec);
    if (!text) return {};
    auto sentence = refuse_text(*text, spec);
    if (!sentence) return std::move(*text);
    refuse(name, std::move(*sentence));
    return {};
}

std::string FormReader::take_id(const char* name, const Spec& spec) {
    auto text = take(name, spec);
    if (!text) return {};
    auto sentence = refuse_id(*text, spec);
    if (!sentence) return std::move(*text);
    refuse(name, std::move(*sentence));
    return {};
}

std::vector<std::string> FormReader::take_ids(const char* name, const Spec& spec) {
    std::vector<std::string> ids;
    const auto text = take(name, spec);
    if (!text || text->empty()) return ids;
    for (std::size_t begin = 0; begin <= text->size();) {
        const std::size_t end = std::min(text->find(',', begin), text->size());
        ids.push_back(text->substr(begin, end - begin));
        if (auto sentence = refuse_id(ids.back(), spec)) refuse(name, std::move(*sentence));
        if (ids.size() > spec.items)
            refuse(name, "must have at most " + std::to_string(spec.items) + " entries");
        if (first_) return {};
        begin = end + 1;
    }
    return ids;
}

void FormReader::refuse(std::string_view name, std::string sentence) {
    if (!first_) first_ = json::Problem{std::string{name}, std::move(sentence)};
}

}  // namespace web
