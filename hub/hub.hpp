#pragma once

#include "hub/commands.hpp"
#include "hub/ports/store.hpp"
#include "hub/services/acts.hpp"
#include "hub/services/setup.hpp"

#include <boost/asio/awaitable.hpp>

namespace hub {

// The door for every channel that speaks in commands: asks whether the role may, and passes on to the service that does.
class Hub {
public:
    Hub(services::Setup& setup, services::Acts& acts) : setup_(setup), acts_(acts) {}

    // The answer names what was made (a group's or person's id). Refusals are for the caller to tell in their channel's way.
    // Throws when the store is away: then the same key may be used again.
    boost::asio::awaitable<Result<Answer>> handle(Actor actor, Command command, IdempotencyKey key);

private:
    services::Setup& setup_;
    services::Acts& acts_;
};

}  // namespace hub
