#pragma once

#include "hub/commands.hpp"
#include "hub/ports/store.hpp"
#include "hub/rules/case.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <string_view>

namespace services {

// What people do with requests and offers: load, decide, commit.
class Acts {
public:
    Acts(hub::Store& store, Circumstances& circumstances)
        : store_(store), circumstances_(circumstances) {}

    // The decision alone, for who adds something of their own to the commit. Refusals are the
    // rule's; a command that is not about a request, an offer or the volunteer's own pause is
    // Refusal::invalid. That the role may is asked before.
    boost::asio::awaitable<hub::Result<hub::Changes>> decide(hub::Actor actor,
                                                             hub::Command command);

    // Decides and commits, again when a record changed meanwhile.
    boost::asio::awaitable<hub::Result<hub::Committed>> act(hub::Actor actor,
                                                            hub::Command command,
                                                            hub::IdempotencyKey key);

private:
    boost::asio::awaitable<hub::Changes> remembered(hub::GroupId group,
                                                    rules::Case file,
                                                    hub::Changes changes);
    boost::asio::awaitable<hub::Result<hub::Changes>> decide_pause(hub::GroupId group,
                                                                   hub::PersonId who,
                                                                   hub::Command command);

    hub::Store& store_;
    Circumstances& circumstances_;
};

}  // namespace services
