#pragma once

#include "hub/commands.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/people.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <variant>
#include <vector>

namespace services {

// What coordinators do with people, alerts and the group itself, and volunteers with their own
// particulars: load, decide, commit. What is about one request is Acts'.
class Desk {
public:
    struct Parts {
        hub::Store& store;
        hub::Vault& vault;
        const hub::Geocoder& geocoder;
        Circumstances& circumstances;
    };

    explicit Desk(Parts parts) : parts_(parts) {}

    // That the role may is asked before. Refusals are the rules'; invalid for a command that is
    // another service's.
    boost::asio::awaitable<hub::Result<hub::Committed>> act(hub::Actor actor,
                                                            hub::Command command,
                                                            hub::IdempotencyKey key);

    // A code that was texted from a coordinator's phone: "I have it". Gives what is said to that.
    boost::asio::awaitable<hub::Wording> acknowledge_by_text(hub::Group group,
                                                             hub::PersonId who,
                                                             std::string code);

private:
    struct Deciding;

    boost::asio::awaitable<hub::Result<hub::Changes>> decide(hub::Actor actor,
                                                             hub::Command command);
    boost::asio::awaitable<rules::Somebody> known(hub::GroupId group, hub::PersonId person);
    boost::asio::awaitable<void> take_back(hub::Actor actor,
                                           hub::Command command,
                                           hub::PersonId person);
    boost::asio::awaitable<std::vector<hub::RequestId>> requests_with(hub::GroupId group,
                                                                      hub::Command command,
                                                                      hub::PersonId person);
    boost::asio::awaitable<void> look_again(hub::GroupId group, hub::Changes& changes);
    boost::asio::awaitable<hub::Result<hub::Committed>> broadcast(hub::Actor actor,
                                                                  hub::Broadcast command,
                                                                  hub::IdempotencyKey key);

    // In order. wrong_state: nobody; full: too many; invalid: an unknown postcode.
    boost::asio::awaitable<hub::Result<std::vector<hub::PersonId>>> receivers_of(
        hub::GroupId group, hub::Audience audience, hub::TimePoint now);

    Parts parts_;
};

}  // namespace services
