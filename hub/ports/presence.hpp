#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/time.hpp"

#include <boost/asio/awaitable.hpp>

#include <compare>
#include <vector>

namespace hub {

// Somebody at the desk, and the request before their eyes; empty: none in particular.
struct Present {
    PersonId person{};
    RequestId looking_at{};
    auto operator<=>(const Present&) const = default;
};

// Who is at a group's desk, over all nodes. A hint that is forgotten by itself: nothing is decided
// by it, and no name is in it. Both throw when the store is away. Every implementation passes
// tests/contract/presence_contract.hpp.
class Presence {
public:
    virtual ~Presence() = default;

    // Who is there by this node, in place of what it told before. Forgotten at `until`. Nobody:
    // forgotten at once.
    virtual boost::asio::awaitable<void> tell(GroupId group,
                                              NodeId node,
                                              std::vector<Present> present,
                                              TimePoint until) = 0;
    // Who is there by any node, sorted, each but once.
    virtual boost::asio::awaitable<std::vector<Present>> there(GroupId group, TimePoint now) = 0;
};

}  // namespace hub
