#include "hub/understanding/wish.hpp"

#include "hub/understanding/said_number.hpp"

#include <algorithm>
#include <array>

namespace understanding {

namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

constexpr std::array parts{TimeWord::morning,
                           TimeWord::afternoon,
                           TimeWord::evening,
                           TimeWord::lunchtime,
                           TimeWord::tonight};

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
        for (const TimeWord part : parts) {
            const Match* match = reading_.longest(Sense::time, static_cast<int>(part), at);
            if (match == nullptr) continue;
            wish_.part = part;
            if (part != TimeWord::tonight) return match->end;
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

}  // namespace

Wish listen(const Reading& reading, sys_days today) {
    return Listener{reading, today}.listen();
}

}  // namespace understanding
