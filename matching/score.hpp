#pragma once

#include "matching/index.hpp"
#include "matching/place.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace matching {

// One reason for a place in a shortlist, in words that a coordinator can be shown.
struct ScorePart {
    std::string_view name{};
    double value{};   // 0: speaks against; 1: speaks for
    double weight{};  // the weights of all parts add up to 1
};

// Why somebody stands where they stand: each part from 0 to 1, higher is better.
struct Score {
    double distance{};  // 1 at the door, a half at 2 km
    double fairness{};  // 1 for who was never asked or not for a week, 0 for who was asked just now
    double load{};      // 1 with no open task, 0 with as many as they take

    std::array<ScorePart, 3> parts() const;
    double total() const;  // the weighted sum: 0 to 1
    bool operator==(const Score&) const = default;
};

Score score(const Candidate& candidate, Metres away, std::int64_t now_ms);

}  // namespace matching
