#pragma once

#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <vector>

namespace web {

// An event, and whom its request concerns (audience.hpp) where it has one.
struct Fact {
    hub::LoggedEvent logged{};
    std::vector<hub::PersonId> concerns{};
};

// At most so many are dealt with at a time: who may see which is one bit each.
inline constexpr std::size_t facts_at_once = 64;

std::vector<Fact> facts_of(hub::EventPage page);

// Fills in whom the facts concern, as their requests are now: one load. A request that is erased
// concerns nobody. Throws like Store.
boost::asio::awaitable<void> learn_concerned(hub::Store& store,
                                             hub::Scope group,
                                             std::vector<Fact>& facts);

}  // namespace web
