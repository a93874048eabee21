#pragma once

#include "hub/commands.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/rules/opening.hpp"
#include "hub/services/address_book.hpp"
#include "hub/understanding/lexicon.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>

namespace services {

// Whole requests, from a page: by the desk for somebody who rang, by a guest whose number decides
// who they are, by a resident who is signed in, or for a neighbour.
class Intake {
public:
    struct Parts {
        hub::Store& store;
        hub::Vault& vault;
        const hub::Numbering& numbering;
        const hub::Geocoder& geocoder;
        const understanding::Lexicon& lexicon;
        Circumstances& circumstances;
    };

    // `region` is that of numbers written without a country.
    Intake(Parts parts, const std::string& region)
        : parts_(parts),
          addresses_(parts.store, parts.vault, parts.numbering, parts.circumstances, region) {}

    // Answers with the request's id, or "danger" when the words speak of it: then nothing is
    // opened, and the desk rings. not_found: no such group. invalid: `problem` says what. full: too
    // many unfinished ones. stopped: the number said STOP. not_allowed: they are blocked.
    boost::asio::awaitable<hub::Result<hub::Committed>> open(hub::Actor actor,
                                                             hub::OpenRequest command,
                                                             hub::IdempotencyKey key);

    // What open would find wrong with the fields; nothing: all is well. For who draws the page
    // again.
    boost::asio::awaitable<std::optional<rules::Problem>> problem(hub::Actor actor,
                                                                  hub::OpenRequest command);

private:
    // A command with what was found out about it.
    struct Asked {
        hub::Versioned<hub::Group> group{};
        rules::Opening opening{};
        hub::PersonId
            person{};  // who is signed in and asks for themselves; empty: the number decides
        std::optional<rules::Problem> problem{};
    };

    boost::asio::awaitable<Asked> look_at(hub::Actor actor, hub::OpenRequest command);
    boost::asio::awaitable<hub::Person> person(hub::GroupId group, hub::PersonId id);
    boost::asio::awaitable<hub::Result<hub::PersonId>> resident_of(const Asked& asked,
                                                                   const hub::Actor& actor);
    boost::asio::awaitable<rules::Standing> standing_of(hub::GroupId group, hub::PersonId id);
    boost::asio::awaitable<hub::Result<hub::Committed>> commit_opening(hub::GroupId group,
                                                                       hub::PersonId resident,
                                                                       rules::Opening opening,
                                                                       hub::IdempotencyKey key,
                                                                       std::string by,
                                                                       std::string action);
    hub::Result<hub::Changes> decide(const rules::Standing& standing,
                                     const rules::Opening& opening);
    std::string danger_in(const hub::OpenRequest& command) const;

    Parts parts_;
    AddressBook addresses_;
};

}  // namespace services
