#pragma once

#include "hub/understanding/reading.hpp"
#include "hub/understanding/senses.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace understanding {

// The digits that a word begins with, and what follows them.
struct Digits {
    int number{};
    std::size_t count{};
    std::string_view rest{};
};

// At most four digits; nothing when the word begins with none or more.
std::optional<Digits> leading_digits(std::string_view word);

// A number in digits or words ("two", "a couple of"); sets `end` past it.
std::optional<int> number_at(const Reading& reading, std::size_t at, std::size_t& end);

bool is_time_word(const Reading& reading, std::size_t at, TimeWord word);
// Past the word when it stands here, else `at` itself.
std::size_t skip_time_word(const Reading& reading, std::size_t at, TimeWord word);

}  // namespace understanding
