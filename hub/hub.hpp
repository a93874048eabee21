#pragma once

#include "hub/admission.hpp"
#include "hub/commands.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/store.hpp"
#include "hub/rules/opening.hpp"
#include "hub/services/acts.hpp"
#include "hub/services/desk.hpp"
#include "hub/services/intake.hpp"
#include "hub/services/setup.hpp"
#include "hub/services/sign_in.hpp"
#include "hub/services/steps.hpp"
#include "hub/services/views/views.hpp"
#include "hub/views.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace hub {

// The door for every channel that speaks in commands and queries: asks whether the role may, and
// passes on to the service that does. Refusals are for the caller to tell in their channel's way.
// Everything throws when the store is away: then the same key may be used again.
class Hub {
public:
    struct Services {
        services::Setup& setup;
        services::Intake& intake;
        services::Acts& acts;
        services::Desk& desk;
        services::SignIn& sign_in;
        services::Views& views;
        services::StepTarget& dialogue;
        Store& store;
        const Geocoder& places;
        const Clock& clock;
    };

    explicit Hub(Services services) : services_(services) {}

    // The answer names what was made (a group's, person's or request's id). Under a key that was
    // served before it is the first one again; offset and epoch are then where the group's log
    // stands now, which has all that the first did.
    boost::asio::awaitable<Result<Committed>> handle(Actor actor,
                                                     Command command,
                                                     IdempotencyKey key);
    // What another group has looks like what is not there.
    boost::asio::awaitable<Result<View>> answer(Actor actor, Query query);

    // What is wrong with a request that somebody filled in; nothing: it can be opened.
    boost::asio::awaitable<std::optional<rules::Problem>> problem(Actor actor, OpenRequest command);

    // --- who somebody is: see services::SignIn
    boost::asio::awaitable<std::string> ask_code(AskCode command) {
        return services_.sign_in.ask_code(std::move(command));
    }
    boost::asio::awaitable<Result<Admission>> admit(Credentials credentials) {
        return services_.sign_in.admit(std::move(credentials));
    }
    std::string weakness(std::string_view password) const {
        return services_.sign_in.weakness(password);
    }
    boost::asio::awaitable<std::optional<InvitationView>> invitation(std::string token) {
        return services_.sign_in.invitation(std::move(token));
    }
    boost::asio::awaitable<std::optional<Visitor>> who(std::string cookie) {
        return services_.sign_in.who(std::move(cookie));
    }
    boost::asio::awaitable<void> sign_out(Visitor visitor) {
        return services_.sign_in.sign_out(std::move(visitor));
    }

    // Under which of these roles somebody may ask; nothing: under none.
    static std::optional<Role> role_for(const std::vector<Role>& roles, const Command& command);
    static std::optional<Role> role_for(const std::vector<Role>& roles, const Query& query);
    // Runs the queue.
    static bool is_desk(Role role);

    // The groups that there are, for pages that must know which is meant.
    boost::asio::awaitable<std::vector<GroupId>> groups() { return services_.store.groups(); }

private:
    boost::asio::awaitable<Result<Committed>> pass_on(Actor actor,
                                                      Command command,
                                                      IdempotencyKey key);
    boost::asio::awaitable<void> say_where_it_stands(GroupId group, Committed& done);
    bool settle(AddVolunteer& add) const;
    boost::asio::awaitable<Result<Committed>> say(Actor actor, Say words, IdempotencyKey key);

    Services services_;
};

}  // namespace hub
