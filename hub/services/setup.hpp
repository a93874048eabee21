#pragma once

#include "hub/commands.hpp"
#include "hub/ports/numbering.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/setup.hpp"
#include "hub/services/address_book.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace services {

// Groups and the people in them, as the operator and coordinators add them. An address is bound to
// the group in its own scope first; a crash after that leaves a membership that the same key
// completes.
class Setup {
public:
    Setup(hub::Store& store,
          hub::Vault& vault,
          const hub::Numbering& numbering,
          Circumstances& circumstances,
          std::string region)
        : store_(store),
          vault_(vault),
          circumstances_(circumstances),
          addresses_(store, vault, numbering, circumstances, std::move(region)) {}

    // Answers with the group's id. invalid: no name, or a coordinator's number that cannot be
    // texted (on a chat channel: that never wrote to the bot).
    boost::asio::awaitable<hub::Result<hub::Answer>> add_group(hub::AddGroup command,
                                                               hub::IdempotencyKey key);

    // Answers with the person's id. By a guest (role resident): not approved, told so, and a number
    // that helps already stays as it is. not_found: no such group. invalid: the number cannot be
    // texted, no place, or no need of the group's.
    boost::asio::awaitable<hub::Result<hub::Answer>> add_volunteer(hub::Actor actor,
                                                                   hub::AddVolunteer command,
                                                                   hub::IdempotencyKey key);

private:
    boost::asio::awaitable<hub::Result<hub::Answer>> put_volunteer(hub::Actor actor,
                                                                   hub::AddVolunteer command,
                                                                   rules::Reachable reachable,
                                                                   hub::Membership membership,
                                                                   hub::IdempotencyKey key);

    hub::Store& store_;
    hub::Vault& vault_;
    Circumstances& circumstances_;
    AddressBook addresses_;
};

}  // namespace services
