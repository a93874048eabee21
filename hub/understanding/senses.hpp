#pragma once

#include "hub/understanding/patterns.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace understanding {

// Small words of time that the lexicon names.
enum class TimeWord {
    today,
    tonight,
    tomorrow,
    day_after_tomorrow,
    weekend,
    next,
    this_one,
    morning,
    afternoon,
    evening,
    lunchtime,
    noon,
    midnight,
    am,
    pm,
    oclock,
    by,
    before,
    after,
    until,
    at,
    between,
    to,
    in,
    within,
    for_length,
    minute,
    hour,
    day,
    week,
    half,
    quarter,
    past,
};

enum class ConditionWord {
    kept,
    left_out
};  // "if" is part of the condition, "but" only leads to it

// What the phrases under a key of a language's file mean: "keywords.yes.leading", "time.today",
// "weekdays.1". Nothing for an unknown key. Keys "needs.<need>" are not here: which needs there are
// is up to the file.
std::optional<Meaning> meaning_of_key(std::string_view key);

inline constexpr std::string_view needs_prefix = "needs.";

// Keys that every language must have: opt-out and what stands in for it cannot be missing in any.
std::vector<std::string_view> required_keys();

}  // namespace understanding
