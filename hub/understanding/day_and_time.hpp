#pragma once

#include "hub/understanding/reading.hpp"
#include "hub/understanding/senses.hpp"

#include <chrono>
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

// A day as it was said, or several.
struct SaidDay {
    std::chrono::sys_days first{};
    std::chrono::sys_days last{};
    bool explicit_today{};
    std::size_t end{};
};

// A length: "2 hours", "half an hour", "a week".
struct SaidLength {
    std::chrono::minutes length{};
    std::size_t end{};
};

bool is_time_word(const Reading& reading, std::size_t at, TimeWord word);
// Past the word when it stands here, else `at` itself.
std::size_t skip_time_word(const Reading& reading, std::size_t at, TimeWord word);

std::optional<SaidClock> clock_at(const Reading& reading, std::size_t at);
std::optional<SaidDay> day_at(const Reading& reading, std::size_t at, std::chrono::sys_days today);
std::optional<SaidLength> length_at(const Reading& reading, std::size_t at);

}  // namespace understanding
