#pragma once

#include "hub/understanding/reading.hpp"

#include <chrono>
#include <cstddef>
#include <optional>

namespace understanding {

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

std::optional<SaidDay> day_at(const Reading& reading, std::size_t at, std::chrono::sys_days today);
std::optional<SaidLength> length_at(const Reading& reading, std::size_t at);

}  // namespace understanding
