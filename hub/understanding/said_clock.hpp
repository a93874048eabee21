#pragma once

#include "hub/understanding/reading.hpp"

#include <cstddef>
#include <optional>

namespace understanding {

// A time of day as it was said.
struct SaidClock {
    int minutes{};      // since midnight, 0 to 1439; "5" gives 5 o'clock in the morning
    bool half_known{};  // morning or afternoon was said, or is clear from the digits
    bool marked{};      // said as a time ("6pm", "6:30"), not a mere number
    std::size_t end{};
};

std::optional<SaidClock> clock_at(const Reading& reading, std::size_t at);

}  // namespace understanding
