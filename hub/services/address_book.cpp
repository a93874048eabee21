#include "hub/services/address_book.hpp"

#include "hub/domain/channels.hpp"
#include "hub/rules/address.hpp"
#include "hub/services/linking.hpp"

namespace services {

boost::asio::awaitable<hub::Result<rules::Reachable>> AddressBook::reach(std::string channel,
                                                                         hub::PhoneNumber number) {
    if (!hub::has_phone_numbers(channel)) co_return co_await reach_known(channel, number);
    const auto normal = numbering_.normalise(number.reveal, region_);
    if (!normal) co_return hub::Refusal::invalid;
    co_return rules::Reachable{.channel = channel,
                               .number = *normal,
                               .address = {vault_.address_hash(channel, normal->reveal)}};
}

// A bot may write only to who wrote to it first, and nobody can check an id by looking at it.
boost::asio::awaitable<hub::Result<rules::Reachable>> AddressBook::reach_known(
    std::string channel, hub::PhoneNumber number) {
    rules::Reachable reachable{.channel = channel,
                               .number = number,
                               .address = {vault_.address_hash(channel, number.reveal)}};
    std::vector<hub::RecordId> ids{hub::address_record()};
    const hub::Scope scope = hub::scope_of(reachable.address);
    const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
    if (loaded.version(hub::address_record()) == 0) co_return hub::Refusal::invalid;
    co_return reachable;
}

boost::asio::awaitable<hub::Result<AddressBook::Entry>> AddressBook::bind(
    rules::Reachable reachable, hub::GroupId group, std::string actor) {
    const hub::Scope scope = hub::scope_of(reachable.address);
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::RecordId> ids{hub::address_record()};
        const hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
        const auto before = loaded.get<hub::AddressRecord>(hub::address_record());
        Entry entry{.stopped = before.value.stopped_at.has_value()};
        if (const hub::Membership* known = before.value.in(group)) {
            entry.membership = *known;
            entry.membership.person = co_await behind(store_, group, known->person);
            co_return entry;
        }
        Setting setting = circumstances_.for_group(hub::Group{});
        const hub::PersonId fresh{setting.chance.id()};
        hub::AddressRecord next = before.value;
        entry.membership = rules::join_group(next, group, fresh);
        next.key = reachable.address;
        next.channel = reachable.channel;
        next.number = reachable.number;
        hub::Changes changes;
        changes.at = setting.now;
        changes.actor = actor;
        changes.action = "join_group";
        changes.rests_on(hub::address_record(), before).put(std::move(next));
        const auto committed = co_await store_.commit(scope, std::move(changes));
        if (committed) co_return entry;
        if (committed.error() != hub::Refusal::stale_version) co_return committed.error();
    }
    co_return hub::Refusal::stale_version;
}

}  // namespace services
