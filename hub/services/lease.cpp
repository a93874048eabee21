#include "hub/services/lease.hpp"

namespace services {

boost::asio::awaitable<std::optional<hub::TimePoint>> leased_to_another(
    hub::Store& store,
    hub::Scope scope,
    hub::NodeId node,
    hub::TimePoint now,
    std::chrono::seconds lasts) {
    std::vector<hub::RecordId> ids{hub::lease_record()};
    const hub::Loaded loaded = co_await store.load(scope, std::move(ids), hub::no_key);
    const auto lease = loaded.get<hub::Lease>(hub::lease_record());
    const bool ours = lease.value.holder == node;
    if (!ours && lease.value.until > now) co_return lease.value.until;
    if (ours && lease.value.until - now > lasts / 2) co_return std::nullopt;
    hub::Changes changes;
    changes.at = now;
    changes.actor = "node:" + node.text;
    changes.action = "lease";
    changes.rests_on(hub::lease_record(), lease)
        .put(hub::Lease{.holder = node, .until = now + lasts});
    const auto committed = co_await store.commit(scope, std::move(changes));
    if (committed) co_return std::nullopt;
    co_return now + lasts;  // another node was quicker
}

}  // namespace services
