#include "tests/simulation/world/facts_of.hpp"
#include "tests/simulation/world/world.hpp"

#include <boost/system/system_error.hpp>

#include <utility>

// What makes nodes do something: texts, reports, bells, and the visits that find what no bell told.
namespace simulation {

namespace asio = boost::asio;

namespace {

constexpr Millis second = 1000;
constexpr Millis minute = 60 * second;
constexpr Millis visit_every = 10 * second;

}  // namespace

Node* World::some_node() {
    const std::size_t first = static_cast<std::size_t>(dice_.next() % nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        Node* const node = nodes_[(first + i) % nodes_.size()].get();
        if (node != nullptr && node->serves()) return node;
    }
    return nullptr;
}

void World::bring(const Written& written) {
    hub::InboundText text;
    text.channel = "sms";
    text.from = {written.from};
    text.to = written.to;
    text.text = {written.words};
    text.provider_id = provider_id_of(written.id);
    text.received_at = hub::TimePoint{std::chrono::milliseconds{time_.now()}};
    ground_.texts["stop-" + ground_.vault.address_hash("stop/sms", text.provider_id)] = written.id;
    ground_.mix(written.words);
    ground_.note("written " + std::to_string(written.id) + " by " + written.from, written.words);
    const bool late = dice_.chance(faults_.rate(Fault::late_text));
    const Millis delay = late ? dice_.between(0, 20 * minute) : dice_.between(100, 3000);
    const hub::Inbound inbound = text;
    time_.after(delay,
                [this, inbound, id = written.id] { time_.spawn(insist(inbound, id, false)); });
    if (!dice_.chance(faults_.rate(Fault::repeated_text))) return;
    time_.after(delay + dice_.between(0, 60 * minute),
                [this, inbound, id = written.id] { time_.spawn(insist(inbound, id, true)); });
}

void World::bring_report(const hub::DeliveryReport& report) {
    const hub::Inbound inbound = report;
    time_.spawn(insist(inbound, 0, false));
}

// A gateway comes again until it is told yes.
asio::awaitable<void> World::insist(hub::Inbound inbound, std::uint64_t text, bool is_repeat) {
    hub::Appended how{};
    for (;;) {
        Node* const node = some_node();
        bool acknowledged = false;
        const int before = ground_.rollbacks;
        if (node != nullptr) {
            hub::Inbound copy = inbound;
            acknowledged = co_await node->bring(std::move(copy), how);
        }
        if (acknowledged && before == ground_.rollbacks) break;
        co_await time_.pass(dice_.between(second, 20 * second));
    }
    if (text == 0) co_return;
    ground_.note("acknowledged", std::to_string(text));
    const bool first = acknowledged_.insert(text).second;
    if (is_repeat && !first) marks_.hit("a text was brought again");
    // The first yes counts, whichever attempt the inbox took.
    const bool fresh = first || how == hub::Appended::fresh;
    oracle_.acknowledged(
        text, fresh ? oracle::Acknowledged::fresh : oracle::Acknowledged::duplicate, time_.now());
}

void World::nudge(unsigned shard) {
    const bool lost = dice_.chance(faults_.rate(Fault::lost_bell));
    const int nodes = dice_.chance(0.2) ? 2 : 1;
    for (int i = 0; i < nodes; ++i) {
        time_.after(lost ? dice_.between(50, 300) : dice_.between(0, 20), [this, shard] {
            if (Node* const node = some_node()) node->serve_inbox(shard);
        });
    }
    watch(shard);
}

void World::watch(unsigned shard) {
    if (watched_[shard]) return;
    watched_[shard] = true;
    time_.after(visit_every, [this, shard] {
        watched_[shard] = false;
        if (!ground_.inbox.may_hold(shard)) return;
        if (Node* const node = some_node()) node->serve_inbox(shard);
        watch(shard);
    });
}

void World::visit_by(const std::string& group, Millis due) {
    Millis& planned = visits_[group];
    const Millis at = std::max(due, time_.now()) + dice_.between(0, 5);
    if (planned <= at) return;
    planned = at;
    time_.at(at, [this, group, at] {
        if (visits_[group] == at) visit(group);
    });
}

// Unless it finds nothing to do, somebody comes again soon: a node may die over it.
void World::visit(const std::string& group) {
    visits_[group] = forever;
    visit_by(group, time_.now() + visit_every);
    const int nodes = dice_.chance(0.1) ? 2 : 1;
    for (int i = 0; i < nodes; ++i) {
        if (Node* const node = some_node()) node->visit(group);
    }
}

void World::read_log(std::size_t place) {
    Reader& reader = readers_[place];
    Node* const node = some_node();
    if (node != nullptr && !reader.busy) {
        reader.busy = true;
        time_.spawn(read_some(place, *node));
    }
    if (!healed_)
        time_.after(dice_.between(10 * second, 30 * minute), [this, place] { read_log(place); });
}

asio::awaitable<void> World::read_some(std::size_t place, Node& node) {
    const int before = ground_.rollbacks;
    hub::EventPage page;
    const std::uint64_t after = readers_[place].seen;
    const hub::GroupId group{readers_[place].group};
    const auto limit = static_cast<std::size_t>(dice_.between(1, 60));
    bool read = false;
    try {
        page = co_await node.read_events(group, after, limit);
        read = true;
    } catch (const boost::system::system_error&) {
        marks_.hit("a reader was told to come again");
    }
    Reader& reader = readers_[place];
    reader.busy = false;
    if (!read || before != ground_.rollbacks) co_return;
    oracle::ReadPage fact;
    fact.reader = static_cast<int>(place);
    fact.scope = "{g:" + reader.group + "}";
    fact.epoch = page.epoch;
    fact.after = after;
    fact.top = page.top;
    // Another epoch than the reader's: what it saw may never have been.
    fact.complete = page.complete && (reader.epoch.empty() || reader.epoch == page.epoch);
    for (const hub::LoggedEvent& event : page.events)
        fact.events.push_back({event.offset, word_of(event.event)});
    reader.epoch = page.epoch;
    reader.seen = page.events.empty() ? after : page.events.back().offset;
    if (!fact.complete) {
        marks_.hit("a reader was told to start afresh");
        fact.events.clear();
        reader.seen = page.top;
    }
    oracle_.page_read(fact, time_.now());
}

}  // namespace simulation
