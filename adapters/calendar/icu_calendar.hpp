#pragma once

#include "hub/ports/calendar.hpp"

#include <optional>
#include <string_view>

namespace calendar {

// hub::Calendar by ICU's own tz data (decision 0015). Names are those of the tz database, in its
// spelling. ICU's private short names ("BST" is Bangladesh there) are unknown on purpose.
class IcuCalendar final : public hub::Calendar {
public:
    // Throws std::runtime_error when ICU's data cannot be used.
    std::optional<hub::TimeZone> zone(std::string_view name, hub::TimePoint around) const override;
};

}  // namespace calendar
