#pragma once

#include "hub/domain/volunteer.hpp"
#include "hub/rules/chance.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

// Short codes that bind an answer to its offer: "4C". A digit first and a letter second, so that no
// code is a postcode district; of the letters those that make no time (7P, 2H), ordinal (1S, 2N,
// 3R, 4T), size or network (4G, 5K, 2L), word (2B, 4U) or that are misread (I, O) are left out.
namespace rules {

inline constexpr std::string_view code_prefixes = "23456789";  // one for each group at an address
inline constexpr std::string_view code_letters =
    "CFJQVWXYZ";                                    // one for each live code of a volunteer
inline constexpr std::chrono::hours code_rest{48};  // not given out again for so long

// A prefix that none of these has; two characters when all are taken.
std::string free_prefix(const std::vector<std::string>& taken);

// A code that the volunteer neither has nor had within `code_rest`: two characters, three when
// those are exhausted.
std::string free_code(const hub::Volunteer& volunteer, hub::TimePoint now, Chance& chance);

// Codes that are past their rest are forgotten; one that is freed begins it.
void rest_code(hub::Volunteer& volunteer, const hub::OpenOffer& freed, hub::TimePoint now);

}  // namespace rules
