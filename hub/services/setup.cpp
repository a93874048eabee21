#include "hub/services/setup.hpp"

#include "hub/domain/channels.hpp"
#include "hub/rules/address.hpp"

namespace services {

namespace {

// Set-up is repeated with the same key after a crash, also across the two scopes.
hub::Changes signed_by_desk(hub::Changes changes,
                            const hub::IdempotencyKey& key,
                            const char* action) {
    changes.key = key;
    changes.actor = "desk";
    changes.action = action;
    return changes;
}

}  // namespace

boost::asio::awaitable<hub::Result<rules::Reachable>> Setup::reach(std::string channel,
                                                                   hub::PhoneNumber number) {
    if (!hub::has_phone_numbers(channel)) co_return co_await reach_known(channel, number);
    const auto normal = numbering_.normalise(number.reveal, region_);
    if (!normal) co_return hub::Refusal::invalid;
    co_return rules::Reachable{.channel = channel,
                               .number = *normal,
                               .address = {vault_.address_hash(channel, normal->reveal)}};
}

// A bot may write only to who wrote to it first, and nobody can check an id by looking at it.
boost::asio::awaitable<hub::Result<rules::Reachable>> Setup::reach_known(std::string channel,
                                                                         hub::PhoneNumber number) {
    rules::Reachable reachable{.channel = channel,
                               .number = number,
                               .address = {vault_.address_hash(channel, number.reveal)}};
    std::vector<hub::RecordId> ids{hub::address_record()};
    const hub::Scope scope = hub::scope_of(reachable.address);
    const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
    if (loaded.version(hub::address_record()) == 0) co_return hub::Refusal::invalid;
    co_return reachable;
}

boost::asio::awaitable<hub::Result<hub::Membership>> Setup::bind(rules::Reachable reachable,
                                                                 hub::GroupId group) {
    const hub::Scope scope = hub::scope_of(reachable.address);
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::RecordId> ids{hub::address_record()};
        const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
        const auto before = loaded.get<hub::AddressRecord>(hub::address_record());
        if (const hub::Membership* known = before.value.in(group)) co_return *known;
        Setting setting = circumstances_.for_group(hub::Group{});
        const hub::PersonId fresh{setting.chance.id()};
        hub::AddressRecord next = before.value;
        const hub::Membership membership = rules::join_group(next, group, fresh);
        next.key = reachable.address;
        next.channel = reachable.channel;
        next.number = reachable.number;
        hub::Changes changes;
        changes.at = setting.now;
        changes.actor = "desk";
        changes.action = "join_group";
        changes.rests_on(hub::address_record(), before).put(std::move(next));
        const auto committed = co_await store_.commit(scope, std::move(changes));
        if (committed) co_return membership;
        if (committed.error() != hub::Refusal::stale_version) co_return committed.error();
    }
    co_return hub::Refusal::stale_version;
}

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
        const auto reached = co_await reach(command.channel, command.coordinator_number);
        if (!reached) co_return reached.error();
        reachable = *reached;
        const auto bound = co_await bind(reachable, id);
        if (!bound) co_return bound.error();
        membership = *bound;
    }
    hub::Changes changes =
        rules::add_group(command, id, membership.person, reachable, setting.moment());
    const auto committed = co_await store_.commit(
        hub::scope_of(id), signed_by_desk(std::move(changes), key, "add_group"));
    if (!committed) co_return committed.error();
    co_return committed->answer;
}

boost::asio::awaitable<hub::Result<hub::Answer>> Setup::add_volunteer(hub::GroupId group,
                                                                      hub::AddVolunteer command,
                                                                      hub::IdempotencyKey key) {
    const auto reached = co_await reach(command.channel, command.number);
    if (!reached) co_return reached.error();
    std::vector<hub::RecordId> own{hub::group_record()};
    const hub::Loaded first = co_await store_.load(hub::scope_of(group), std::move(own), key);
    if (first.key_reused) co_return hub::Refusal::key_reused;
    if (first.answer) co_return *first.answer;
    if (first.version(hub::group_record()) == 0) co_return hub::Refusal::not_found;
    const auto bound = co_await bind(*reached, group);
    if (!bound) co_return bound.error();

    const hub::RecordId person = hub::person_record(bound->person);
    const hub::RecordId volunteer = hub::volunteer_record(bound->person);
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::RecordId> ids{hub::group_record(), person, volunteer};
        const hub::Loaded loaded =
            co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
        const auto known_group = loaded.get<hub::Group>(hub::group_record());
        Setting setting = circumstances_.for_group(known_group.value);
        const rules::Moment moment = setting.moment();
        auto changes = rules::add_volunteer(known_group,
                                            loaded.get<hub::Person>(person),
                                            loaded.get<hub::Volunteer>(volunteer),
                                            command,
                                            bound->person,
                                            *reached,
                                            bound->code_prefix,
                                            moment);
        if (!changes) co_return changes.error();
        const auto committed = co_await store_.commit(
            hub::scope_of(group), signed_by_desk(std::move(*changes), key, "add_volunteer"));
        if (committed) co_return committed->answer;
        if (committed.error() != hub::Refusal::stale_version) co_return committed.error();
    }
    co_return hub::Refusal::stale_version;
}

}  // namespace services
