#include "hub/services/post_room.hpp"

#include "hub/domain/channels.hpp"
#include "hub/services/circumstances.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

namespace services {

namespace asio = boost::asio;

namespace {

bool is_step_of(const hub::StepId& step, const hub::InboundId& id) {
    return step.text.rfind(id.text + "-", 0) == 0;
}

std::string_view label_of(hub::NumberKind kind) {
    switch (kind) {
        case hub::NumberKind::dialable: return "dialable";
        case hub::NumberKind::short_code: return "short_code";
        case hub::NumberKind::alphanumeric: return "alphanumeric";
        case hub::NumberKind::emergency: return "emergency";
        case hub::NumberKind::nonsense: return "nonsense";
    }
    return "nonsense";
}

}  // namespace

PostRoom::PostRoom(Parts parts,
                   MeaningOf meaning_of,
                   GroupsOfNumber groups_of_number,
                   Settings settings)
    : parts_(parts),
      meaning_of_(std::move(meaning_of)),
      groups_of_number_(std::move(groups_of_number)),
      settings_(std::move(settings)) {}

asio::awaitable<std::size_t> PostRoom::serve(unsigned shard, std::size_t limit) {
    const std::vector<hub::InboxEntry> entries = co_await parts_.inbox.read(shard, limit);
    std::size_t done = 0;
    for (const hub::InboxEntry& entry : entries) {
        if (!co_await deal_with(shard, entry)) break;  // order is kept: the others wait behind it
        ++done;
    }
    co_return done;
}

// The boundary of one entry: what is wrong with it must not stop the shard for ever.
asio::awaitable<bool> PostRoom::deal_with(unsigned shard, hub::InboxEntry entry) {
    std::optional<std::string> failure;
    try {
        co_await pass_on(entry);
    } catch (const boost::system::system_error&) {
        throw;  // the world, not the entry: the caller comes again
    } catch (const std::exception& problem) {
        failure = problem.what();
    }
    if (failure) co_return co_await give_up(shard, std::move(entry), *std::move(failure));
    co_await parts_.inbox.remove(shard, entry.position);
    failures_.erase({shard, entry.position});
    co_return true;
}

asio::awaitable<void> PostRoom::pass_on(hub::InboxEntry entry) {
    if (auto* report = std::get_if<hub::DeliveryReport>(&entry.inbound)) {
        co_await parts_.reports.report(std::move(*report));
    } else {
        co_await hear(std::get<hub::InboundText>(std::move(entry.inbound)), entry.id);
    }
}

asio::awaitable<void> PostRoom::hear(hub::InboundText text, hub::InboundId id) {
    if (!can_be_answered(text)) co_return;
    rules::Arrival arrival = arrived(std::move(text), std::move(id));
    const hub::AddressKey address = arrival.address;
    co_await settle_address(std::move(arrival));
    co_await parts_.steps.apply_pending(address);
}

asio::awaitable<void> PostRoom::stop(hub::InboundText text) {
    if (kind_of_sender(text) != hub::NumberKind::dialable) co_return;
    hub::InboundId id = id_of_stop(text);
    rules::Arrival arrival = arrived(std::move(text), std::move(id));
    co_await settle_address(std::move(arrival));
}

rules::Arrival PostRoom::arrived(hub::InboundText text, hub::InboundId id) {
    rules::Arrival arrival;
    arrival.address = {parts_.vault.address_hash(text.channel, text.from.reveal)};
    arrival.groups_of_number = groups_of_number_(text.channel + ":" + text.to);
    arrival.meaning = meaning_of_(text.text);
    arrival.text = std::move(text);
    arrival.id = std::move(id);
    return arrival;
}

// The same for every repeat of the text, and another one than the inbox gives it.
hub::InboundId PostRoom::id_of_stop(const hub::InboundText& text) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(text.received_at);
    const std::string known_by =
        text.provider_id.empty()
            ? text.from.reveal + "/" + std::to_string(seconds.time_since_epoch().count())
            : text.provider_id;
    return {"stop-" + parts_.vault.address_hash("stop/" + text.channel, known_by)};
}

asio::awaitable<void> PostRoom::settle_address(rules::Arrival arrival) {
    const hub::Scope scope = hub::scope_of(arrival.address);
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::RecordId> ids{hub::address_record()};
        const hub::Loaded loaded =
            co_await parts_.store.load(scope, std::move(ids), rules::key_of(arrival.id));
        if (loaded.answer) co_return;  // settled before a crash
        const auto record = loaded.get<hub::AddressRecord>(hub::address_record());
        hub::Changes changes = rules::hear(record, arrival, parts_.clock.now());
        if (changes.empty()) {
            parts_.measures.count("inbound_without_effect", {}, 1);
            co_return;
        }
        const auto committed = co_await parts_.store.commit(scope, std::move(changes));
        if (committed) co_return;
        if (committed.error() != hub::Refusal::stale_version) {
            throw std::runtime_error(committed.error().message());
        }
    }
    // Contention is of this moment and not the entry's fault.
    throw boost::system::system_error(make_error_code(hub::Refusal::stale_version));
}

// False: it is to be tried again. A step that cannot be applied is given up with its entry; one
// that an earlier event left is given up for itself, and the entry is tried afresh.
asio::awaitable<bool> PostRoom::give_up(unsigned shard, hub::InboxEntry entry, std::string reason) {
    int& failed = failures_[{shard, entry.position}];
    if (++failed < patience) co_return false;
    failures_.erase({shard, entry.position});
    if (const auto* text = std::get_if<hub::InboundText>(&entry.inbound)) {
        const hub::AddressKey address{parts_.vault.address_hash(text->channel, text->from.reveal)};
        const auto abandoned = co_await parts_.steps.abandon_first(address);
        if (abandoned && !is_step_of(*abandoned, entry.id)) {
            parts_.alarm.raise("a step could not be applied to its group", abandoned->text);
            co_return false;
        }
    }
    co_await parts_.inbox.bury(shard, entry.position, std::move(reason));
    parts_.measures.count("inbound_buried", {}, 1);
    parts_.alarm.raise("a received message could not be dealt with and is buried", entry.id.text);
    co_return true;
}

// A chat's identifier is no number: its channel has seen that a person is behind it.
hub::NumberKind PostRoom::kind_of_sender(const hub::InboundText& text) const {
    if (!hub::has_phone_numbers(text.channel)) return hub::NumberKind::dialable;
    return parts_.numbering.kind(text.from.reveal, settings_.region);
}

// Two machines must not talk to each other through us: what no person sends from is dropped without
// a word.
bool PostRoom::can_be_answered(const hub::InboundText& text) {
    const hub::NumberKind kind = kind_of_sender(text);
    if (kind == hub::NumberKind::dialable) return true;
    parts_.measures.count("inbound_dropped", label_of(kind), 1);
    return false;
}

}  // namespace services
