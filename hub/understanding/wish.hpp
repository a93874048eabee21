#pragma once

#include "hub/domain/time.hpp"
#include "hub/understanding/said_clock.hpp"
#include "hub/understanding/said_day.hpp"
#include "hub/understanding/senses.hpp"

#include <chrono>
#include <optional>

namespace understanding {

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
    std::optional<std::chrono::minutes> in{};
    std::optional<std::chrono::minutes> within{};

    bool empty() const { return !day && !from && !until && !part && !in && !within; }
};

// What the words that are not used yet say about when.
Wish listen(const Reading& reading, std::chrono::sys_days today);

}  // namespace understanding
