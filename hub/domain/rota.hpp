#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <optional>
#include <vector>

namespace hub {

// From one time until another this coordinator has the phone.
struct Duty {
    PersonId person{};
    TimePoint from{};
    TimePoint until{};
    bool operator==(const Duty&) const = default;
};

// Who is on duty when, and what the last one left for the next. Duties are in the order of their beginnings, at most
// `max_duties`; where two cover the same moment the first is rung first, the other next.
struct Rota {
    std::vector<Duty> duties{};
    MessageText handover{};
    PersonId handover_by{};
    std::optional<TimePoint> handover_at{};
    bool operator==(const Rota&) const = default;
};

inline constexpr std::size_t max_duties = 200;

}  // namespace hub
