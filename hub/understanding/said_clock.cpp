#include "hub/understanding/said_clock.hpp"

#include "hub/understanding/said_number.hpp"

namespace understanding {

namespace {

constexpr int minutes_in_hour = 60;
constexpr int hours_in_half_day = 12;

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

}  // namespace

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

}  // namespace understanding
