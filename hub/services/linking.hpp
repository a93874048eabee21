#pragma once

#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/linking.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace services {

// One person with two addresses: the codes that link them, and whose a step is afterwards. All of
// it happens in the group's scope; an address goes on leading to the record that it led to, and
// that record says whose it is.
class Linking {
public:
    Linking(hub::Store& store, hub::Vault& vault, Circumstances& circumstances)
        : store_(store), vault_(vault), circumstances_(circumstances) {}

    // Under the step's key: a repeat changes nothing. Whom the step is about, as whom it is to be
    // dealt with; nothing when that is done already. Throws like Store, and stale_version when
    // others keep changing the same records.
    boost::asio::awaitable<std::optional<hub::Step>> follow(hub::Step step);

    // What LINK, with these digits or with none, comes to. `writer` is all of who wrote it.
    boost::asio::awaitable<hub::Changes> decide(hub::Versioned<hub::Group> group,
                                                rules::LinkSide writer,
                                                std::string digits);

private:
    boost::asio::awaitable<bool> is_kept(const hub::Step& step, rules::Followed& followed);
    boost::asio::awaitable<rules::LinkSide> side_of(hub::GroupId group, hub::PersonId person);
    std::string fingerprint(const hub::GroupId& group, const std::string& digits);

    hub::Store& store_;
    hub::Vault& vault_;
    Circumstances& circumstances_;
};

// Under which what a step does to its group is known.
hub::IdempotencyKey key_of(const hub::Step& step);

// Whose an address is that leads to this person's record in the group: theirs, or that of the
// person it is linked to.
boost::asio::awaitable<hub::PersonId> behind(hub::Store& store,
                                             hub::GroupId group,
                                             hub::PersonId person);

}  // namespace services
