#pragma once

#include "hub/ports/numbering.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/setup.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace services {

// Who is behind an address: in which groups, and as whom. Stands in the address's own scope.
class AddressBook {
public:
    AddressBook(hub::Store& store,
                hub::Vault& vault,
                const hub::Numbering& numbering,
                Circumstances& circumstances,
                std::string region)
        : store_(store),
          vault_(vault),
          numbering_(numbering),
          circumstances_(circumstances),
          region_(std::move(region)) {}

    // What somebody wrote as their number, as it is dialled. invalid: it cannot be texted, or (on a
    // chat channel) never wrote to the bot.
    boost::asio::awaitable<hub::Result<rules::Reachable>> reach(std::string channel,
                                                                hub::PhoneNumber number);

    struct Entry {
        hub::Membership membership{};
        bool stopped{};  // the address said STOP
    };
    // The one who is known there in this group; made known when nobody is. `actor` is for the
    // audit.
    boost::asio::awaitable<hub::Result<Entry>> bind(rules::Reachable reachable,
                                                    hub::GroupId group,
                                                    std::string actor);

private:
    boost::asio::awaitable<hub::Result<rules::Reachable>> reach_known(std::string channel,
                                                                      hub::PhoneNumber number);

    hub::Store& store_;
    hub::Vault& vault_;
    const hub::Numbering& numbering_;
    Circumstances& circumstances_;
    std::string region_;
};

}  // namespace services
