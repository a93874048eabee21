#pragma once

#include "matching/index.hpp"
#include "matching/place.hpp"
#include "matching/score.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace matching {

// Somebody worth asking, and why.
struct Choice {
    std::string id{};
    Metres away{};  // exact: rounded_distance() before anybody is told
    Score score{};
};

// The best of the eligible, best first, at most so many. Equal scores are ordered by id, so that
// every node that knows the same candidates makes the same list.
std::vector<Choice> shortlist(const Index& index, const Wanted& wanted, std::size_t at_most);

}  // namespace matching
