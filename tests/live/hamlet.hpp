#pragma once

#include "tests/end_to_end/two_nodes.hpp"
#include "tests/live/crowd.hpp"
#include "tests/live/insider.hpp"

#include <cstdint>
#include <string>

namespace live_hub {

std::uint16_t port_of(const support::HubProcess& hub);
double resident_megabytes(const support::HubProcess& hub);

// Two nodes of one hub with a group, somebody who writes beside them, and those who are connected.
class Hamlet {
public:
    Hamlet();

    end_to_end::TwoNodes nodes{};
    Insider insider;
    Crowd crowd;

    // So many persons of this role, each connected once; to the one node and the other in turns.
    void let_in(std::size_t persons, const std::vector<hub::Role>& roles);
    // One more connection of somebody's. Returns when it stands.
    Caller& let_in(const SignedIn& who, const support::HubProcess& node);
    // Everybody is connected and knows all that happened. False when that takes too long.
    bool all_know_all();

    static http::Response get(const support::HubProcess& node,
                              const std::string& target,
                              const std::string& cookie);
    static http::Response post(const support::HubProcess& node,
                               const std::string& command,
                               const std::string& body,
                               const std::string& cookie);
    static std::string ticket(const support::HubProcess& node, const std::string& cookie);
};

}  // namespace live_hub
