#pragma once

#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "hub/program/core.hpp"
#include "hub/program/door.hpp"
#include "hub/program/ledger_store.hpp"
#include "tests/simulation/world/ground.hpp"
#include "tests/simulation/world/handle_store.hpp"
#include "tests/simulation/world/inbox_link.hpp"
#include "tests/simulation/world/network.hpp"
#include "tests/simulation/world/planted.hpp"
#include "tests/simulation/world/ports.hpp"
#include "tests/simulation/world/store_link.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/plain_secrets.hpp"

#include <array>
#include <memory>
#include <set>
#include <string>

namespace simulation {

// What outlives a node's death: its place in the cluster, its clock, and the file of those who said
// STOP.
struct Seat {
    int number{};
    Millis clock_error{};
    KeptStops stops{};
    int told{-1};  // the server that was last told of every STOP
    int lives{};   // how often a node started here
};

// One life of one node: the real core, joined to links that lose and delay. It does what
// hub/program/loops does, driven by the world instead of timers.
class Node {
public:
    Node(Ground& ground, Seat& seat, Network& network, const Planted& planted);

    // Begins to serve once the store answers.
    void start();
    // Nothing that it does has any effect from here on; what it awaits ends badly.
    void die() { alive_ = false; }

    bool alive() const { return alive_; }
    bool is(const bool& life) const { return &life == &alive_; }
    bool serves() const { return alive_ && started_; }
    bool over() const { return !alive_ && tasks_ == 0; }
    hub::Hub& hub() { return core_.hub(); }
    const std::string& name() const { return name_; }

    void serve_inbox(unsigned shard);
    void visit(const std::string& group);
    // As a gateway's webhook: true when it was acknowledged. `fresh` says how.
    boost::asio::awaitable<bool> bring(hub::Inbound inbound, hub::Appended& how);
    // As whoever follows the group's log.
    boost::asio::awaitable<hub::EventPage> read_events(hub::GroupId group,
                                                       hub::Offset after,
                                                       std::size_t limit);

private:
    boost::asio::awaitable<void> begin();
    boost::asio::awaitable<void> tell_stops();
    boost::asio::awaitable<void> work_inbox(unsigned shard);
    boost::asio::awaitable<bool> claim(unsigned shard);
    boost::asio::awaitable<void> plan(std::string group);
    boost::asio::awaitable<void> run_lane(std::string group, services::Lane lane);
    void spawn(boost::asio::awaitable<void> task);
    boost::asio::awaitable<void> guarded(boost::asio::awaitable<void> task);

    Ground& ground_;
    int& told_;
    bool alive_{true};
    bool started_{};
    int tasks_{};
    std::string name_;
    SkewedClock clock_;
    support::SeededRandom random_;
    LifeIds ids_;
    std::unique_ptr<hub::Random> wrapped_random_;
    hub::Random& chance_;
    std::unique_ptr<hub::Ids> wrapped_ids_;
    support::PlainNumbering numbering_;
    OneZone zone_;
    Silent measures_;
    NotedAlarm alarm_;
    support::PlainSecrets secrets_{};

    std::unique_ptr<records::ByteStore> wrapped_bytes_;
    records::SealedStore sealed_;
    HandleStore handles_;
    StoreLink link_;
    std::unique_ptr<hub::Store> wrapped_;
    std::unique_ptr<hub::StopLedger> wrapped_stops_;
    hub::StopLedger& stops_;
    program::LedgerStore store_;
    records::SealedInbox inbox_bytes_;
    InboxLink inbox_link_;
    std::unique_ptr<hub::Inbox> wrapped_inbox_;
    program::Door door_;
    ChannelLink channel_;
    std::unique_ptr<hub::Channel> wrapped_channel_;
    std::unique_ptr<hub::Calendar> wrapped_calendar_;
    program::Core core_;

    std::array<bool, hub::Inbox::shards> busy_{};
    std::array<bool, hub::Inbox::shards> again_{};
    std::array<hub::TimePoint, hub::Inbox::shards> claimed_{};
    std::set<std::string> lanes_;
};

}  // namespace simulation
