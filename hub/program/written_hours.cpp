#include "hub/program/written_words.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <cstddef>
#include <utility>

namespace program {

namespace {

using Days = std::bitset<7>;    // from Monday
using Hours = std::bitset<24>;  // of a day

constexpr std::array day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// "tues", "Thursdays": any name that begins like the day's and is no more than it.
std::optional<std::size_t> day(std::string_view word) {
    constexpr std::array full{
        "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"};
    for (std::size_t i = 0; i < day_names.size(); ++i) {
        const std::string_view whole{full.at(i)};
        if (word.starts_with(day_names.at(i)) && whole.starts_with(word)) return i;
        if (word == std::string{day_names.at(i)} + "s") return i;
    }
    return std::nullopt;
}

struct Span {
    std::string_view name{};
    std::size_t from{};
    std::size_t until{};
};

constexpr std::array day_spans{
    Span{"weekday", 0, 5}, Span{"weekend", 5, 7}, Span{"daily", 0, 7}, Span{"every day", 0, 7}};
constexpr std::array hour_spans{Span{"morning", 7, 12},
                                Span{"am", 7, 12},
                                Span{"lunchtime", 12, 14},
                                Span{"afternoon", 12, 18},
                                Span{"pm", 12, 18},
                                Span{"evening", 18, 22},
                                Span{"daytime", 8, 18},
                                Span{"day", 8, 18},
                                Span{"night", 21, 24}};

template <std::size_t size>
const Span* span(const std::array<Span, size>& spans, std::string_view word) {
    for (const Span& one : spans) {
        if (word == one.name || word == std::string{one.name} + "s") return &one;
    }
    return nullptr;
}

template <class Bits>
void set(Bits& bits, std::size_t from, std::size_t until) {
    for (std::size_t i = from; i < until; ++i) bits.set(i);
}

// "9", "9am", "17", "17:30", "12pm": the hour in which it lies.
std::optional<std::size_t> clock_hour(std::string_view written) {
    std::size_t hour{};
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, hour);
    if (error != std::errc{} || hour > 24) return std::nullopt;
    std::string_view rest{stop, static_cast<std::size_t>(end - stop)};
    if (rest.starts_with(':')) rest.remove_prefix(std::min<std::size_t>(rest.size(), 3));
    if (rest == "am" && hour <= 12) return hour % 12;
    if (rest == "pm" && hour <= 12) return hour % 12 + 12;
    if (rest.empty()) return hour;
    return std::nullopt;
}

class Reader {
public:
    // False when the word means neither a day nor a time.
    bool read(const std::string& word) {
        if (word == "any" || word == "anytime" || word == "flexible" || word == "always") {
            days_.set();
            return true;
        }
        if (word == "time" || word == "times" || word == "only" || word == "all" || word == "on")
            return true;
        if (const Span* days = span(day_spans, word)) {
            set(days_, days->from, days->until);
        } else if (const Span* hours = span(hour_spans, word)) {
            set(hours_, hours->from, hours->until);
        } else if (const auto one = day(word)) {
            days_.set(*one);
        } else {
            return read_range(word);
        }
        return true;
    }

    hub::WeeklyHours week() const {
        hub::WeeklyHours week;
        for (std::size_t hour = 0; hour < week.size(); ++hour) {
            const bool on_day = days_.none() || days_.test(hour / 24);
            if (on_day && (hours_.none() || hours_.test(hour % 24))) week.set(hour);
        }
        return week;
    }

private:
    // "mon-fri", "9-12", "9am-5pm"
    bool read_range(const std::string& word) {
        const std::size_t dash = word.find('-');
        if (dash == std::string::npos) return false;
        const std::string from = word.substr(0, dash);
        const std::string until = word.substr(dash + 1);
        const auto first_day = day(from);
        const auto last_day = day(until);
        if (first_day && last_day) {
            for (std::size_t i = *first_day; i != *last_day; i = (i + 1) % days_.size())
                days_.set(i);
            days_.set(*last_day);
            return true;
        }
        return read_hours(from, until);
    }

    // "9-5" goes to the afternoon, "5-9pm" begins in it.
    bool read_hours(const std::string& from, const std::string& until) {
        const auto first = clock_hour(from);
        const auto last = clock_hour(until);
        if (!first || !last) return false;
        std::size_t begin = *first;
        std::size_t end = *last;
        if (end <= begin && end <= 12) end += 12;
        const bool bare = from.find('m') == std::string::npos;
        if (bare && until.ends_with("pm") && begin + 12 < end) begin += 12;
        if (begin >= end || end > hours_.size()) return false;
        set(hours_, begin, end);
        return true;
    }

    Days days_;
    Hours hours_;
};

void replace(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

// Ranges become one word each, whatever dash and blanks were used.
std::string with_plain_ranges(std::string_view written) {
    std::string text;
    for (const char c : written)
        text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    replace(text, "\xE2\x80\x93", "-");  // en dash
    replace(text, "\xE2\x80\x94", "-");  // em dash
    replace(text, " to ", "-");
    replace(text, " - ", "-");
    replace(text, "every day", "daily");
    return text;
}

}  // namespace

namespace {

// Days and times that count each for each.
std::optional<hub::WeeklyHours> alternative(std::string_view written, std::string& unknown) {
    Reader reader;
    for (const std::string& part : parts(written)) {
        std::size_t begin = 0;
        while (begin < part.size()) {
            const std::size_t end = std::min(part.find_first_of(" .()", begin), part.size());
            const std::string word = part.substr(begin, end - begin);
            if (!word.empty() && !reader.read(word)) {
                unknown = word;
                return std::nullopt;
            }
            begin = end + 1;
        }
    }
    return reader.week();
}

Hours hours_on(const hub::WeeklyHours& week, std::size_t day) {
    Hours hours;
    for (std::size_t hour = 0; hour < hours.size(); ++hour)
        hours.set(hour, week.test(24 * day + hour));
    return hours;
}

std::string two_figures(std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

// " 09:00-12:00 14:00-18:00"; nothing for a whole day.
std::string times_in(const Hours& hours) {
    std::string text;
    if (hours.all()) return text;
    for (std::size_t begin = 0; begin < hours.size();) {
        std::size_t end = begin;
        while (end < hours.size() && hours.test(end)) ++end;
        if (end > begin) text += " " + two_figures(begin) + ":00-" + two_figures(end) + ":00";
        begin = std::max(end, begin + 1);
    }
    return text;
}

}  // namespace

std::optional<hub::WeeklyHours> hours_in(std::string_view written, std::string& unknown) {
    constexpr std::string_view other = " or ";
    const std::string text = with_plain_ranges(written);
    if (text == "never") return hub::WeeklyHours{};
    hub::WeeklyHours week;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(other, begin), text.size());
        const auto hours = alternative(std::string_view{text}.substr(begin, end - begin), unknown);
        if (!hours) return std::nullopt;
        week |= *hours;
        begin = end + other.size();
    }
    return week;
}

std::string written(const hub::WeeklyHours& week) {
    if (week.all()) return "any time";
    std::string text;
    for (std::size_t day = 0; day < day_names.size(); ++day) {
        const Hours hours = hours_on(week, day);
        if (hours.none()) continue;
        text += (text.empty() ? "" : " or ") + std::string(day_names.at(day)) + times_in(hours);
    }
    return text.empty() ? "never" : text;
}

}  // namespace program
