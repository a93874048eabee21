#include "hub/understanding/said_day.hpp"

#include "hub/understanding/said_number.hpp"

#include <algorithm>

namespace understanding {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int minutes_in_hour = 60;
constexpr int longest_length = 99;

sys_days coming(sys_days today, int weekday) {
    const int now = static_cast<int>(std::chrono::weekday{today}.iso_encoding()) - 1;
    return today + days{(weekday - now + 7) % 7};
}

sys_days next_monday(sys_days today) {
    return coming(today + days{1}, 0);
}

SaidDay one_day(sys_days day, std::size_t end) {
    return {.first = day, .last = day, .explicit_today = false, .end = end};
}

// "next week", "this week", "this friday"; "next friday" is the friday of next week.
std::optional<SaidDay> next_or_this(const Reading& reading, std::size_t at, sys_days today) {
    const bool next = is_time_word(reading, at, TimeWord::next);
    if (!next && !is_time_word(reading, at, TimeWord::this_one)) return std::nullopt;
    const sys_days monday = next_monday(today);
    if (is_time_word(reading, at + 1, TimeWord::week)) {
        if (next)
            return SaidDay{
                .first = monday, .last = monday + days{4}, .explicit_today = false, .end = at + 2};
        return SaidDay{
            .first = today, .last = monday - days{1}, .explicit_today = false, .end = at + 2};
    }
    const Match* weekday = reading.longest(Sense::weekday, at + 1);
    if (weekday == nullptr) return std::nullopt;
    const sys_days day =
        next ? monday + days{weekday->meaning.value} : coming(today, weekday->meaning.value);
    return one_day(day, weekday->end);
}

std::optional<SaidDay> date_of(sys_days today, unsigned day, unsigned month, std::size_t end) {
    const std::chrono::year_month_day now{today};
    for (int ahead = 0; ahead < 2; ++ahead) {
        const std::chrono::year_month_day date{now.year() + std::chrono::years{ahead},
                                               std::chrono::month{month},
                                               std::chrono::day{day}};
        if (date.ok() && sys_days{date} >= today) return one_day(sys_days{date}, end);
    }
    return std::nullopt;
}

std::optional<unsigned> day_of_month(std::string_view word) {
    const auto digits = leading_digits(word);
    if (!digits || digits->number < 1 || digits->number > 31) return std::nullopt;
    const auto rest = digits->rest;
    if (!rest.empty() && rest != "st" && rest != "nd" && rest != "rd" && rest != "th")
        return std::nullopt;
    return static_cast<unsigned>(digits->number);
}

// "5 december", "dec 5th", "5/12"
std::optional<SaidDay> date_at(const Reading& reading, std::size_t at, sys_days today) {
    if (at + 1 >= reading.size()) return std::nullopt;
    const auto day = day_of_month(reading.word(at));
    const Match* month_after = reading.longest(Sense::month, at + 1);
    if (day && month_after != nullptr) {
        return date_of(
            today, *day, static_cast<unsigned>(month_after->meaning.value), month_after->end);
    }
    const Match* month_here = reading.longest(Sense::month, at);
    const auto day_after = day_of_month(reading.word(at + 1));
    if (month_here != nullptr && day_after) {
        return date_of(today, *day_after, static_cast<unsigned>(month_here->meaning.value), at + 2);
    }
    if (!day || between(reading.text, reading.words, at) != "/") return std::nullopt;
    const auto month = leading_digits(reading.word(at + 1));
    if (!month || !month->rest.empty() || month->number < 1 || month->number > 12)
        return std::nullopt;
    return date_of(today, *day, static_cast<unsigned>(month->number), at + 2);
}

std::optional<SaidDay> named_day(const Reading& reading, std::size_t at, sys_days today) {
    for (const TimeWord word : {TimeWord::day_after_tomorrow,
                                TimeWord::today,
                                TimeWord::tonight,
                                TimeWord::tomorrow,
                                TimeWord::weekend}) {
        const Match* match = reading.longest(Sense::time, static_cast<int>(word), at);
        if (match == nullptr) continue;
        SaidDay day = one_day(today, match->end);
        day.explicit_today = word == TimeWord::today || word == TimeWord::tonight;
        if (word == TimeWord::tomorrow) day.first = day.last = today + days{1};
        if (word == TimeWord::day_after_tomorrow) day.first = day.last = today + days{2};
        if (word != TimeWord::weekend) return day;
        day.last = coming(today, 6);
        day.first = std::max(today, day.last - days{1});
        return day;
    }
    const Match* weekday = reading.longest(Sense::weekday, at);
    if (weekday == nullptr) return std::nullopt;
    return one_day(coming(today, weekday->meaning.value), weekday->end);
}

std::optional<int> minutes_of_unit(const Reading& reading, std::size_t at) {
    if (is_time_word(reading, at, TimeWord::minute)) return 1;
    if (is_time_word(reading, at, TimeWord::hour)) return minutes_in_hour;
    if (is_time_word(reading, at, TimeWord::day)) return 24 * minutes_in_hour;
    if (is_time_word(reading, at, TimeWord::week)) return 7 * 24 * minutes_in_hour;
    return std::nullopt;
}

// "2hrs", "30mins": run together.
std::optional<SaidLength> length_in_one_word(const Reading& reading, std::size_t at) {
    const auto digits = leading_digits(reading.word(at));
    if (!digits || digits->count > 2) return std::nullopt;
    int unit = 0;
    if (digits->rest == "h" || digits->rest == "hr" || digits->rest == "hrs" ||
        digits->rest == "hours")
        unit = 60;
    if (digits->rest == "m" || digits->rest == "min" || digits->rest == "mins") unit = 1;
    if (unit == 0) return std::nullopt;
    return SaidLength{.length = std::chrono::minutes{digits->number * unit}, .end = at + 1};
}

}  // namespace

std::optional<SaidDay> day_at(const Reading& reading, std::size_t at, sys_days today) {
    if (at >= reading.size()) return std::nullopt;
    if (auto day = next_or_this(reading, at, today)) return day;
    if (auto day = date_at(reading, at, today)) return day;
    return named_day(reading, at, today);
}

std::optional<SaidLength> length_at(const Reading& reading, std::size_t at) {
    if (at >= reading.size()) return std::nullopt;
    if (auto length = length_in_one_word(reading, at)) return length;
    std::size_t unit_at = at;
    if (is_time_word(reading, at, TimeWord::half)) {  // "half an hour"
        std::size_t end = at + 1;
        number_at(reading, at + 1, end);
        if (!is_time_word(reading, end, TimeWord::hour)) return std::nullopt;
        return SaidLength{.length = std::chrono::minutes{30}, .end = end + 1};
    }
    const auto number = number_at(reading, at, unit_at);
    const auto unit = minutes_of_unit(reading, number ? unit_at : at);
    if (!unit || (number && *number > longest_length)) return std::nullopt;
    return SaidLength{.length = std::chrono::minutes{number.value_or(1) * *unit},
                      .end = (number ? unit_at : at) + 1};
}

}  // namespace understanding
