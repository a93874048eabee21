#pragma once

#include "hub/admission.hpp"
#include "hub/commands.hpp"
#include "hub/ports/secrets.hpp"
#include "hub/ports/store.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace services {

// Who is signed in. Nothing is kept in memory: an ended session is ended on every node.
class Sessions {
public:
    Sessions(hub::Store& store, hub::Secrets& secrets, Circumstances& circumstances)
        : store_(store), secrets_(secrets), circumstances_(circumstances) {}

    // Whose cookie this is, at this moment; nothing for any other text, for what has ended and for
    // who is blocked. Being asked is using it: the record says so, at most every five minutes.
    boost::asio::awaitable<std::optional<hub::Visitor>> who(std::string cookie);

    boost::asio::awaitable<void> sign_out(hub::Visitor visitor);

    // Ends all sessions of this person but `except` (empty: none).
    boost::asio::awaitable<void> end_all(hub::GroupId group,
                                         hub::PersonId person,
                                         hub::SessionId except);

    // Ends all their sessions, and no browser of theirs is pushed to any more: for who is blocked
    // or is a volunteer no longer. May be done again.
    boost::asio::awaitable<void> shut_out(hub::GroupId group, hub::PersonId person);

    // One's own (no person is named, or oneself), or by a coordinator or the operator another's.
    // Their browsers are not pushed to any more either. not_found: no such person.
    boost::asio::awaitable<hub::Result<hub::Committed>> act(hub::Actor actor,
                                                            hub::EndSessions command,
                                                            hub::IdempotencyKey key);

private:
    boost::asio::awaitable<void> erase_devices(hub::GroupId group, hub::PersonId person);
    boost::asio::awaitable<void> end(hub::GroupId group, std::vector<hub::Session> sessions);
    boost::asio::awaitable<bool> is_known(hub::GroupId group, hub::PersonId person);

    hub::Store& store_;
    hub::Secrets& secrets_;
    Circumstances& circumstances_;
};

}  // namespace services
