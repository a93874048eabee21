#pragma once

#include "adapters/web/wire/frames_out.hpp"
#include "hub/admission.hpp"
#include "hub/hub.hpp"
#include "hub/ports/secrets.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

#include <string>

namespace web {

// What somebody who is signed in asks of the hub: under which of their roles, and under a key that
// is theirs alone. Refused with what is to be said to them. Throws when the store is away.
class Calls {
public:
    Calls(hub::Hub& hub, hub::Secrets& secrets) : hub_(hub), secrets_(secrets) {}

    // `key` is the client's, 1 to 90 of [A-Za-z0-9_.-]; the same key with the same command is
    // answered the same again.
    boost::asio::awaitable<boost::system::result<hub::Committed, Refused>> command(
        hub::Visitor visitor, hub::Command command, std::string key);
    // The view as the wire has it.
    boost::asio::awaitable<boost::system::result<std::string, Refused>> query(hub::Visitor visitor,
                                                                              hub::Query query);

    // Of a guest: nobody is known, so only what everybody may see or do.
    static hub::Visitor guest(const hub::GroupId& group);

    // The key of a command as it is kept: whose, and which body.
    hub::IdempotencyKey key_of(const hub::Visitor& visitor,
                               const hub::Command& command,
                               const std::string& key) const;

private:
    hub::Hub& hub_;
    hub::Secrets& secrets_;
};

}  // namespace web
