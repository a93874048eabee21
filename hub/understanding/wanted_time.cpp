#include "hub/understanding/wanted_time.hpp"

#include "hub/understanding/day_and_time.hpp"

#include <algorithm>

namespace understanding {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr int day_begins = 8 * 60;
constexpr int day_ends = 20 * 60;
constexpr int afternoon_begins = 12 * 60;
constexpr int evening_begins = 17 * 60;
constexpr int evening_ends = 22 * 60;
constexpr int last_minute = 24 * 60 - 1;
constexpr int first_likely_hour =
    8 * 60;  // "at 7" without more is in the evening, "at 8" in the morning
constexpr int least_width = 60;

enum class Bound { none, by, before, from };

// What has been said so far about when.
struct Wish {
    std::optional<SaidDay> day{};
    Bound day_bound{Bound::none};
    bool weekday{};
    std::optional<SaidClock> from{};
    std::optional<SaidClock> until{};
    bool around{};  // "at 5": about then
    std::optional<TimeWord> part{};
    std::optional<minutes> in{};
    std::optional<minutes> within{};

    bool empty() const { return !day && !from && !until && !part && !in && !within; }
};

struct Part {
    TimeWord word{};
    int from{};
    int until{};
};
constexpr Part parts[] = {{TimeWord::morning, day_begins, afternoon_begins},
                          {TimeWord::afternoon, afternoon_begins, evening_begins + 60},
                          {TimeWord::evening, evening_begins, evening_ends - 60},
                          {TimeWord::lunchtime, afternoon_begins, afternoon_begins + 120},
                          {TimeWord::tonight, evening_begins, evening_ends}};

const Part* part_of(TimeWord word) {
    const auto* found = std::find_if(
        std::begin(parts), std::end(parts), [&](const Part& part) { return part.word == word; });
    return found == std::end(parts) ? nullptr : found;
}

Bound bound_at(const Reading& reading, std::size_t at, std::size_t& end) {
    constexpr std::pair<TimeWord, Bound> bounds[] = {{TimeWord::by, Bound::by},
                                                     {TimeWord::until, Bound::by},
                                                     {TimeWord::before, Bound::before},
                                                     {TimeWord::after, Bound::from}};
    for (const auto& [word, bound] : bounds) {
        if (!is_time_word(reading, at, word)) continue;
        end = skip_time_word(reading, at, word);
        return bound;
    }
    return Bound::none;
}

// "2-4pm", "2 to 4", "2 and 4": what joins the ends of a range; 0 when nothing does.
std::size_t second_of_range(const Reading& reading, std::size_t end_of_first) {
    if (end_of_first >= reading.size()) return 0;
    if (between(reading.text, reading.words, end_of_first - 1).find('-') != std::string_view::npos)
        return end_of_first;
    for (const TimeWord word : {TimeWord::to, TimeWord::until}) {
        const std::size_t after = skip_time_word(reading, end_of_first, word);
        if (after != end_of_first) return after;
    }
    return 0;
}

class Listener {
public:
    Listener(const Reading& reading, sys_days today) : reading_{reading}, today_{today} {}

    Wish listen() {
        for (std::size_t at = 0; at < reading_.size();) {
            const std::size_t end = reading_.used[at] ? at + 1 : hear(at);
            at = std::max(end, at + 1);
        }
        return wish_;
    }

private:
    // Each of these returns where it stopped; `at` itself when it heard nothing.
    std::size_t hear(std::size_t at) {
        if (const std::size_t end = hear_length(at); end != at) return end;
        if (const std::size_t end = hear_bound(at); end != at) return end;
        if (const std::size_t end = hear_part(at); end != at) return end;
        if (const std::size_t end = hear_day(at, Bound::none); end != at) return end;
        return hear_clock(at, at, Bound::none);
    }

    std::size_t hear_length(std::size_t at) {
        const bool within = is_time_word(reading_, at, TimeWord::within);
        if (!within && !is_time_word(reading_, at, TimeWord::in)) return at;
        const std::size_t next =
            skip_time_word(reading_, at, within ? TimeWord::within : TimeWord::in);
        const auto length = length_at(reading_, next);
        if (!length || !reading_.free(at, length->end)) return at;
        (within ? wish_.within : wish_.in) = length->length;
        return length->end;
    }

    std::size_t hear_bound(std::size_t at) {
        std::size_t next = at;
        const Bound bound = bound_at(reading_, at, next);
        if (bound != Bound::none) {
            if (const std::size_t end = hear_clock(next, at, bound); end != at) return end;
            if (const std::size_t end = hear_day(next, bound); end != next) return end;
            return at;
        }
        for (const TimeWord word : {TimeWord::at, TimeWord::between}) {
            next = skip_time_word(reading_, at, word);
            if (next == at) continue;
            if (const std::size_t end = hear_clock(next, at, Bound::none); end != at) return end;
        }
        return at;
    }

    std::size_t hear_part(std::size_t at) {
        for (const Part& part : parts) {
            const Match* match = reading_.longest(Sense::time, static_cast<int>(part.word), at);
            if (match == nullptr) continue;
            wish_.part = part.word;
            if (part.word != TimeWord::tonight) return match->end;
            hear_day(at, Bound::none);
            return match->end;
        }
        return at;
    }

    std::size_t hear_day(std::size_t at, Bound bound) {
        const auto day = day_at(reading_, at, today_);
        if (!day || !reading_.free(at, day->end)) return at;
        if (wish_.day) return day->end;
        wish_.day = day;
        wish_.day_bound = bound;
        wish_.weekday = reading_.longest(Sense::weekday, at) != nullptr;
        return day->end;
    }

    // `first` is where the saying began: a mere number is a time only when something led to it.
    std::size_t hear_clock(std::size_t at, std::size_t first, Bound bound) {
        const auto clock = clock_at(reading_, at);
        if (!clock || !reading_.free(at, clock->end)) return first;
        if (const std::size_t second = second_of_range(reading_, clock->end);
            second != 0 && bound != Bound::by) {
            if (const std::size_t end = hear_range(*clock, second, first != at); end != 0)
                return end;
        }
        const bool led_to = first != at;
        if (!clock->marked && (!led_to || clock->minutes == 0)) return first;
        if (bound == Bound::by || bound == Bound::before) {
            wish_.until = clock;
        } else {
            wish_.from = clock;
            wish_.around = bound == Bound::none;
        }
        return clock->end;
    }

    std::size_t hear_range(SaidClock from, std::size_t second, bool led_to) {
        auto until = clock_at(reading_, second);
        if (!until || !reading_.free(second, until->end)) return 0;
        if (!from.marked && !until->marked && !led_to) return 0;
        if (until->half_known && !from.half_known && from.minutes + 12 * 60 < until->minutes) {
            from.minutes += 12 * 60;
            from.half_known = true;
        }
        wish_.from = from;
        wish_.until = until;
        return until->end;
    }

    const Reading& reading_;
    sys_days today_{};
    Wish wish_{};
};

// Turns a wish into a window.
class Planner {
public:
    Planner(const hub::TimeZone& zone, hub::TimePoint now)
        : zone_{zone}, now_{now}, local_{hub::local_time(zone, now)}, today_{local_.date} {}

    sys_days today() const { return today_; }

    hub::Window plan(const Wish& wish) const {
        if (wish.in)
            return {.from = now_ + *wish.in, .until = now_ + *wish.in + minutes{least_width}};
        if (wish.within) return {.from = now_, .until = now_ + *wish.within};
        hub::Window window =
            between(wish, wish.day ? wish.day->first : today_, wish.day ? wish.day->last : today_);
        if (window.until > now_) return window;
        if (wish.day && !wish.weekday) return {.from = now_, .until = end_of(today_)};
        const days later{wish.day ? 7 : 1};
        const sys_days day = (wish.day ? wish.day->first : today_) + later;
        return between(wish, day, day);
    }

private:
    hub::Window between(const Wish& wish, sys_days first, sys_days last) const {
        const bool is_today = first == today_;
        const auto [from, until] = minutes_of_day(wish, is_today);
        hub::Window window{.from = local(first, from), .until = local(last, until)};
        if (wish.day_bound == Bound::by) window.from = now_;
        if (wish.day_bound == Bound::before)
            window = {.from = now_, .until = local(first, day_begins)};
        if (window.until > now_) window.from = std::max(window.from, now_);
        if (window.until <= window.from) window.until = window.from + minutes{least_width};
        return window;
    }

    std::pair<int, int> minutes_of_day(const Wish& wish, bool is_today) const {
        const Part* part = wish.part ? part_of(*wish.part) : nullptr;
        int from = part != nullptr ? part->from : day_begins;
        int until = part != nullptr ? part->until : day_ends;
        if (wish.until) until = meant(*wish.until, wish, is_today);
        if (wish.from) from = meant(*wish.from, wish, is_today);
        if (wish.from && wish.around) until = std::min(from + least_width, last_minute);
        if (wish.until && wish.from && until <= from && until + 12 * 60 <= last_minute)
            until += 12 * 60;
        if (!wish.until && wish.from && until <= from)
            until = std::min(from + 2 * least_width, last_minute);
        if (wish.until && !wish.from && until <= from) from = std::max(0, until - 2 * least_width);
        return {from, until};
    }

    // Which half of the day a clock time means when that was not said.
    int meant(const SaidClock& clock, const Wish& wish, bool is_today) const {
        if (clock.half_known) return clock.minutes;
        const int early = clock.minutes % (12 * 60);
        const int late = early + 12 * 60;
        if (clock.minutes >= 12 * 60) return late;  // "12" is noon
        if (wish.part == TimeWord::morning) return early;
        if (wish.part) return late;
        if (early < first_likely_hour) return late;
        const bool gone = is_today && early <= local_.hour * 60 + local_.minute;
        return gone && late > local_.hour * 60 + local_.minute ? late : early;
    }

    hub::TimePoint local(sys_days day, int minutes_since_midnight) const {
        return hub::from_local(
            zone_, std::chrono::year_month_day{day}, minutes{minutes_since_midnight});
    }

    hub::TimePoint end_of(sys_days day) const {
        return std::max(local(day, last_minute), now_ + minutes{least_width});
    }

    const hub::TimeZone& zone_;
    hub::TimePoint now_{};
    hub::LocalTime local_{};
    sys_days today_{};
};

bool is_urgent(const Reading& reading) {
    return std::any_of(reading.matches.begin(), reading.matches.end(), [](const Match& match) {
        return match.meaning.sense == Sense::urgent;
    });
}

// The first moment of a day from which somebody who is "away until" it is back.
hub::TimePoint back_on(const hub::TimeZone& zone, sys_days day) {
    return hub::from_local(zone, std::chrono::year_month_day{day}, minutes{0});
}

std::optional<hub::TimePoint> until_at(const Reading& reading,
                                       std::size_t at,
                                       const hub::TimeZone& zone,
                                       hub::TimePoint now) {
    const sys_days today{hub::local_time(zone, now).date};
    if (is_time_word(reading, at, TimeWord::for_length)) {
        const auto length = length_at(reading, at + 1);
        if (length) return now + length->length;
    }
    const bool until = is_time_word(reading, at, TimeWord::until);
    auto day = day_at(reading, until ? skip_time_word(reading, at, TimeWord::until) : at, today);
    if (day) {
        if (!until) return back_on(zone, day->last + days{1});
        return back_on(
            zone, day->first > today ? day->first : day->first + days{day->explicit_today ? 1 : 7});
    }
    if (!until) return std::nullopt;
    if (const Match* month = reading.longest(Sense::month, at + 1)) {
        std::chrono::year_month_day date{
            std::chrono::year_month_day{today}.year(),
            std::chrono::month{static_cast<unsigned>(month->meaning.value)},
            std::chrono::day{1}};
        if (sys_days{date} <= today) date += std::chrono::years{1};
        return back_on(zone, sys_days{date});
    }
    const auto clock = clock_at(reading, at + 1);
    if (!clock) return std::nullopt;
    Wish wish;
    wish.until = clock;
    return Planner{zone, now}.plan(wish).until;
}

}  // namespace

void find_wanted_time(const Reading& reading,
                      const hub::TimeZone& zone,
                      hub::TimePoint now,
                      Heard& heard) {
    if (is_urgent(reading)) heard.urgency = hub::Urgency::urgent;
    const Planner planner{zone, now};
    const Wish wish = Listener{reading, planner.today()}.listen();
    if (!wish.empty()) heard.window = planner.plan(wish);
}

std::optional<hub::TimePoint> find_until(const Reading& reading,
                                         const hub::TimeZone& zone,
                                         hub::TimePoint now) {
    for (std::size_t at = 0; at < reading.size(); ++at) {
        if (auto until = until_at(reading, at, zone, now)) return until;
    }
    return std::nullopt;
}

}  // namespace understanding
