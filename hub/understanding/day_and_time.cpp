#include "hub/understanding/day_and_time.hpp"

#include <charconv>

namespace understanding {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int minutes_in_hour = 60;
constexpr int hours_in_half_day = 12;
constexpr int longest_length = 99;

// The digits that a word begins with, and what follows them.
struct Digits {
    int number{};
    std::size_t count{};
    std::string_view rest{};
};

std::optional<Digits> leading_digits(std::string_view word) {
    std::size_t count = 0;
    while (count < word.size() && word[count] >= '0' && word[count] <= '9') ++count;
    if (count == 0 || count > 4) return std::nullopt;
    Digits digits{.number = 0, .count = count, .rest = word.substr(count)};
    std::from_chars(word.data(), word.data() + count, digits.number);
    return digits;
}

enum class Half { unsaid, morning, afternoon };

Half half_of(std::string_view letters) {
    if (letters == "am" || letters == "a") return Half::morning;
    return letters == "pm" || letters == "p" ? Half::afternoon : Half::unsaid;
}

int with_half(int minutes, Half half) {
    const bool twelve = minutes / minutes_in_hour == hours_in_half_day;
    if (half == Half::afternoon && minutes < hours_in_half_day * minutes_in_hour) {
        return minutes + hours_in_half_day * minutes_in_hour;
    }
    return half == Half::morning && twelve ? minutes - hours_in_half_day * minutes_in_hour
                                           : minutes;
}

// Takes "am", "pm", "o'clock" that stand by themselves after the time.
void read_half_after(const Reading& reading, SaidClock& clock) {
    if (clock.half_known || clock.end >= reading.size() || reading.words[clock.end].new_clause)
        return;
    const std::size_t after = skip_time_word(reading, clock.end, TimeWord::oclock);
    if (after != clock.end) clock.marked = true;
    clock.end = after;
    for (const auto& [word, half] :
         {std::pair{TimeWord::am, Half::morning}, std::pair{TimeWord::pm, Half::afternoon}}) {
        if (!is_time_word(reading, clock.end, word)) continue;
        clock.minutes = with_half(clock.minutes, half);
        clock.half_known = clock.marked = true;
        clock.end = skip_time_word(reading, clock.end, word);
        return;
    }
}

std::optional<SaidClock> clock_of(int hour, int minute, Half half, bool marked, std::size_t end) {
    if (hour > 24 || minute >= minutes_in_hour ||
        (half != Half::unsaid && hour > hours_in_half_day))
        return std::nullopt;
    const bool clear = hour > hours_in_half_day || hour == 0;
    return SaidClock{.minutes = with_half((hour % 24) * minutes_in_hour + minute, half),
                     .half_known = half != Half::unsaid || clear,
                     .marked = marked || half != Half::unsaid,
                     .end = end};
}

// "6:30", "6.30pm": the minutes are the next word.
std::optional<SaidClock> with_minutes(const Reading& reading, std::size_t at, int hour) {
    const auto gap = between(reading.text, reading.words, at);
    if (gap != ":" && gap != ".") return std::nullopt;
    const auto minutes = leading_digits(reading.word(at + 1));
    if (!minutes || minutes->count != 2) return std::nullopt;
    const Half half = half_of(minutes->rest);
    if (half == Half::unsaid && !minutes->rest.empty()) return std::nullopt;
    return clock_of(hour, minutes->number, half, true, at + 2);
}

std::optional<SaidClock> digits_clock(const Reading& reading, std::size_t at) {
    const auto digits = leading_digits(reading.word(at));
    if (!digits) return std::nullopt;
    const Half half = half_of(digits->rest);
    if (half == Half::unsaid && !digits->rest.empty()) return std::nullopt;
    if (digits->count > 2) {  // "1830", "630pm"
        const bool marked = digits->count == 4 && digits->number >= 1000;
        return clock_of(digits->number / 100, digits->number % 100, half, marked, at + 1);
    }
    if (digits->rest.empty()) {
        if (auto clock = with_minutes(reading, at, digits->number)) return clock;
    }
    return clock_of(digits->number, 0, half, false, at + 1);
}

std::optional<int> number_at(const Reading& reading, std::size_t at, std::size_t& end) {
    if (at >= reading.size()) return std::nullopt;
    if (const Match* match = reading.longest(Sense::number, at)) {
        end = match->end;
        return match->meaning.value;
    }
    const auto digits = leading_digits(reading.word(at));
    if (!digits || !digits->rest.empty()) return std::nullopt;
    end = at + 1;
    return digits->number;
}

std::optional<SaidClock> hour_word(const Reading& reading, std::size_t at) {
    std::size_t end = at;
    const Match* match = reading.longest(Sense::number, at);
    if (match == nullptr || match->meaning.value > hours_in_half_day) return std::nullopt;
    end = match->end;
    return clock_of(match->meaning.value, 0, Half::unsaid, false, end);
}

// "half past 5", "quarter to six"
std::optional<SaidClock> parts_of_hour(const Reading& reading, std::size_t at) {
    const bool half = is_time_word(reading, at, TimeWord::half);
    if (!half && !is_time_word(reading, at, TimeWord::quarter)) return std::nullopt;
    const std::size_t next = at + 1;
    const bool to = is_time_word(reading, next, TimeWord::to);
    if (!to && !half && !is_time_word(reading, next, TimeWord::past)) return std::nullopt;
    std::size_t end = 0;
    const std::size_t hour_stands_at =
        to ? next + 1 : skip_time_word(reading, next, TimeWord::past);
    const auto hour = number_at(reading, hour_stands_at, end);
    if (!hour || *hour < 1 || *hour > hours_in_half_day) return std::nullopt;
    const int part = half ? 30 : 15;
    const int whole = (*hour % hours_in_half_day) * minutes_in_hour;
    const int minutes = to ? (whole + hours_in_half_day * minutes_in_hour - part) %
                                 (hours_in_half_day * minutes_in_hour)
                           : whole + part;
    return SaidClock{.minutes = minutes, .half_known = false, .marked = true, .end = end};
}

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

bool is_time_word(const Reading& reading, std::size_t at, TimeWord word) {
    return at < reading.size() &&
           reading.longest(Sense::time, static_cast<int>(word), at) != nullptr;
}

std::size_t skip_time_word(const Reading& reading, std::size_t at, TimeWord word) {
    if (at >= reading.size()) return at;
    const Match* match = reading.longest(Sense::time, static_cast<int>(word), at);
    return match == nullptr ? at : match->end;
}

std::optional<SaidClock> clock_at(const Reading& reading, std::size_t at) {
    if (at >= reading.size()) return std::nullopt;
    if (is_time_word(reading, at, TimeWord::noon)) {
        return SaidClock{.minutes = 12 * minutes_in_hour,
                         .half_known = true,
                         .marked = true,
                         .end = skip_time_word(reading, at, TimeWord::noon)};
    }
    if (is_time_word(reading, at, TimeWord::midnight)) {
        return SaidClock{.minutes = 24 * minutes_in_hour - 1,
                         .half_known = true,
                         .marked = true,
                         .end = skip_time_word(reading, at, TimeWord::midnight)};
    }
    auto clock = parts_of_hour(reading, at);
    if (!clock) clock = digits_clock(reading, at);
    if (!clock) clock = hour_word(reading, at);
    if (clock) read_half_after(reading, *clock);
    return clock;
}

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
