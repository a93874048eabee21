#include "adapters/web/wire/text.hpp"

#include "adapters/json/utf8.hpp"

#include <algorithm>

namespace web {

namespace {

bool leads(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// Scripts and emoji are written with these: non-joiner, joiner, marks of direction, soft hyphen,
// Arabic letter mark. A line end and a tab are part of anybody's words.
bool may_stand_in_words(std::string_view character) {
    static constexpr std::string_view some[] = {"\n",
                                                "\t",
                                                "\xE2\x80\x8C",
                                                "\xE2\x80\x8D",
                                                "\xE2\x80\x8E",
                                                "\xE2\x80\x8F",
                                                "\xC2\xAD",
                                                "\xD8\x9C"};
    return std::find(std::begin(some), std::end(some), character) != std::end(some);
}

std::string cleaned(std::string_view text, Spec::Letters letters) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && !leads(text[end])) ++end;
        const std::string_view character = text.substr(at, end - at);
        const bool kept = letters == Spec::Letters::words && may_stand_in_words(character);
        if (kept || !json::has_controls(character)) result += character;
        at = end;
    }
    return result;
}

}  // namespace

std::optional<std::string> refuse_text(std::string& text, const Spec& spec) {
    if (text.size() > spec.most)
        return "must be at most " + std::to_string(spec.most) + " bytes long";
    if (json::has_controls(text)) {
        if (spec.letters == Spec::Letters::line) return "must not contain control characters";
        text = cleaned(text, spec.letters);
    }
    if (text.size() >= spec.least) return std::nullopt;
    return spec.least == 1 ? std::string{"must not be empty"}
                           : "must be at least " + std::to_string(spec.least) + " bytes long";
}

std::optional<std::string> refuse_id(const std::string& id, const Spec& spec) {
    if ((id.empty() && spec.or_none) || hub::is_well_formed(id)) return std::nullopt;
    return "must be 1 to 64 letters, digits, - or _";
}

std::vector<std::string> spelled(const hub::WeeklyHours& hours) {
    std::vector<std::string> days(days_of_week, std::string(hours_of_day, '0'));
    for (std::size_t hour = 0; hour < hours.size(); ++hour) {
        if (hours.test(hour)) days[hour / hours_of_day][hour % hours_of_day] = '1';
    }
    return days;
}

std::optional<hub::WeeklyHours> hours_from(const std::vector<std::string>& days) {
    hub::WeeklyHours hours;
    if (days.size() != days_of_week) return std::nullopt;
    for (std::size_t day = 0; day < days_of_week; ++day) {
        if (days[day].size() != hours_of_day) return std::nullopt;
        if (days[day].find_first_not_of("01") != std::string::npos) return std::nullopt;
        for (std::size_t hour = 0; hour < hours_of_day; ++hour)
            hours.set(day * hours_of_day + hour, days[day][hour] == '1');
    }
    return hours;
}

bool is_key(std::string_view text) {
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    return !text.empty() && text.size() <= longest_key &&
           text.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace web
