#pragma once

#include "hub/domain/time.hpp"

#include <optional>
#include <string_view>

namespace hub {

// Time zones as values: the transitions from a year before to ten years after `around`.
class Calendar {
public:
    virtual ~Calendar() = default;

    // Nothing for a name that is not in the tz database ("Europe/London" is).
    virtual std::optional<TimeZone> zone(std::string_view name, TimePoint around) const = 0;
};

}  // namespace hub
