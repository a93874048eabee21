#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <optional>

namespace hub {

// From one time until another this coordinator has the phone.
struct Duty {
    PersonId person{};
    TimePoint from{};
    TimePoint until{};
    bool operator==(const Duty&) const = default;
};

inline constexpr std::size_t max_duties = 60;

// What the last one on duty left for the next.
struct Handover {
    MessageText text{};
    PersonId by{};
    std::optional<TimePoint> at{};
    bool operator==(const Handover&) const = default;
};

}  // namespace hub
