#include "hub/understanding/plan.hpp"

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

// Turns a wish into a window.
class Planner {
public:
    Planner(const hub::TimeZone& zone, hub::TimePoint now)
        : zone_{zone}, now_{now}, local_{hub::local_time(zone, now)}, today_{local_.date} {}

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

}  // namespace

hub::Window plan(const Wish& wish, const hub::TimeZone& zone, hub::TimePoint now) {
    return Planner{zone, now}.plan(wish);
}

}  // namespace understanding
