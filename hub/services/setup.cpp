#include "hub/services/setup.hpp"

namespace services {

namespace {

const std::string desk{"desk"};

// Set-up is repeated with the same key after a crash, also across the two scopes.
hub::Changes signed_by_desk(hub::Changes changes,
                            const hub::IdempotencyKey& key,
                            const char* action) {
    changes.key = key;
    changes.actor = desk;
    changes.action = action;
    return changes;
}

}  // namespace

boost::asio::awaitable<hub::Result<hub::Answer>> Setup::add_group(hub::AddGroup command,
                                                                  hub::IdempotencyKey key) {
    if (command.group.name.empty() || command.group.needs.empty()) co_return hub::Refusal::invalid;
    Setting setting = circumstances_.for_group(command.group);
    // The same key names the same group, so that a repeat finds the answer of the first.
    if (command.group.id.empty())
        command.group.id = {key.text.empty() ? setting.chance.id()
                                             : vault_.address_hash("group", key.text)};
    const hub::GroupId id = command.group.id;
    rules::Reachable reachable;
    hub::Membership membership;
    if (!command.coordinator_number.empty()) {
        const auto reached = co_await addresses_.reach(command.channel, command.coordinator_number);
        if (!reached) co_return reached.error();
        reachable = *reached;
        const auto bound = co_await addresses_.bind(reachable, id, desk);
        if (!bound) co_return bound.error();
        membership = bound->membership;
    }
    hub::Changes changes =
        rules::add_group(command, id, membership.person, reachable, setting.moment());
    const auto committed = co_await store_.commit(
        hub::scope_of(id), signed_by_desk(std::move(changes), key, "add_group"));
    if (!committed) co_return committed.error();
    co_return committed->answer;
}

boost::asio::awaitable<hub::Result<hub::Answer>> Setup::add_volunteer(hub::Actor actor,
                                                                      hub::AddVolunteer command,
                                                                      hub::IdempotencyKey key) {
    const hub::GroupId group = actor.group;
    const bool by_guest = actor.role == hub::Role::resident;
    if (by_guest) command.volunteer.approved = false;
    const auto reached = co_await addresses_.reach(command.channel, command.number);
    if (!reached) co_return reached.error();
    std::vector<hub::RecordId> own{hub::group_record()};
    const hub::Loaded first = co_await store_.load(hub::scope_of(group), std::move(own), key);
    if (first.key_reused) co_return hub::Refusal::key_reused;
    if (first.answer) co_return *first.answer;
    if (first.version(hub::group_record()) == 0) co_return hub::Refusal::not_found;
    const auto bound = co_await addresses_.bind(*reached, group, desk);
    if (!bound) co_return bound.error();
    const hub::Membership membership = bound->membership;
    co_return co_await put_volunteer(
        std::move(actor), std::move(command), *reached, membership, std::move(key));
}

boost::asio::awaitable<hub::Result<hub::Answer>> Setup::put_volunteer(hub::Actor actor,
                                                                      hub::AddVolunteer command,
                                                                      rules::Reachable reachable,
                                                                      hub::Membership membership,
                                                                      hub::IdempotencyKey key) {
    const hub::Scope scope = hub::scope_of(actor.group);
    const bool by_guest = actor.role == hub::Role::resident;
    const hub::RecordId person = hub::person_record(membership.person);
    const hub::RecordId volunteer = hub::volunteer_record(membership.person);
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::RecordId> ids{hub::group_record(), person, volunteer};
        const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
        const auto known_group = loaded.get<hub::Group>(hub::group_record());
        // A guest may be anybody: what is known at that number stays as it is.
        if (by_guest && loaded.version(volunteer) != 0)
            co_return hub::Answer{membership.person.text};
        Setting setting = circumstances_.for_group(known_group.value);
        const rules::Moment moment = setting.moment();
        auto changes = rules::add_volunteer(known_group,
                                            loaded.get<hub::Person>(person),
                                            loaded.get<hub::Volunteer>(volunteer),
                                            command,
                                            membership.person,
                                            reachable,
                                            membership.code_prefix,
                                            moment);
        if (!changes) co_return changes.error();
        if (by_guest) {
            rules::welcome(*changes, known_group.value, membership.person, command.name, moment);
        }
        const auto committed = co_await store_.commit(
            scope, signed_by_desk(std::move(*changes), key, "add_volunteer"));
        if (committed) co_return committed->answer;
        if (committed.error() != hub::Refusal::stale_version) co_return committed.error();
    }
    co_return hub::Refusal::stale_version;
}

}  // namespace services
