#include "hub/services/steps.hpp"

#include "hub/rules/address.hpp"
#include "hub/services/circumstances.hpp"

#include <vector>

namespace services {

namespace asio = boost::asio;

asio::awaitable<hub::Versioned<hub::AddressRecord>> Steps::record_of(hub::AddressKey address) {
    std::vector<hub::RecordId> ids{hub::address_record()};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(address), std::move(ids), hub::no_key);
    co_return loaded.get<hub::AddressRecord>(hub::address_record());
}

asio::awaitable<void> Steps::apply_pending(hub::AddressKey address) {
    const auto record = co_await record_of(address);
    if (record.value.steps.empty()) co_return;
    std::vector<hub::RecordId> ids;
    for (const hub::StepId& id : record.value.steps) ids.push_back(record_id(id));
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(address), std::move(ids), hub::no_key);
    for (const hub::StepId& id : record.value.steps) {
        // Absent: another node was quicker with it.
        if (const auto* step = loaded.find<hub::Step>(record_id(id))) {
            co_await target_.apply(*step);
        }
        co_await erase(address, id);
    }
}

asio::awaitable<std::optional<hub::StepId>> Steps::abandon_first(hub::AddressKey address) {
    const auto record = co_await record_of(address);
    if (record.value.steps.empty()) co_return std::nullopt;
    const hub::StepId first = record.value.steps.front();
    co_await erase(address, first);
    co_return first;
}

// When retries run out the step stays and is applied once more later: idempotent.
asio::awaitable<void> Steps::erase(hub::AddressKey address, hub::StepId step) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        const auto record = co_await record_of(address);
        hub::Changes changes = rules::step_done(record, step, clock_.now());
        if (changes.empty()) co_return;
        const auto done = co_await store_.commit(hub::scope_of(address), std::move(changes));
        if (done || done.error() != hub::Refusal::stale_version) co_return;
    }
}

}  // namespace services
