#pragma once

#include "hub/ports/environment.hpp"
#include "hub/ports/secrets.hpp"
#include "hub/ports/vault.hpp"

#include <chrono>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace web {

// For whom a live connection is opened: a sealed word that the first frame shows, so that the
// connection's address holds no secret. Good for 30 seconds on any node with the same key file, and
// once on each.
class Tickets {
public:
    Tickets(hub::Vault& vault, hub::Secrets& secrets, const hub::Clock& clock)
        : vault_(vault), secrets_(secrets), clock_(clock) {}

    // `cookie`: the session's.
    std::string issue(const std::string& cookie);
    // The cookie; nothing when the ticket is none of ours, too old, or used.
    std::optional<std::string> redeem(const std::string& ticket);

    static constexpr std::chrono::seconds good_for{30};

private:
    void forget_old(hub::TimePoint now);

    hub::Vault& vault_;
    hub::Secrets& secrets_;
    const hub::Clock& clock_;
    // By their random part, until they would be too old anyway; in about the order in which they
    // end.
    std::set<std::string> used_{};
    std::deque<std::pair<hub::TimePoint, std::string>> used_until_{};
};

}  // namespace web
