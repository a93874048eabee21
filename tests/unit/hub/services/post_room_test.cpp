#include "hub/services/post_room.hpp"

#include "tests/unit/hub/services/post_support.hpp"

#include <catch2/catch.hpp>

using namespace support;

namespace {

rules::Meaning meaning_of(const hub::MessageText& text) {
    if (text.reveal == "STOP") return rules::Meaning::stop;
    return text.reveal == "START" ? rules::Meaning::start : rules::Meaning::words;
}

class HeardReports : public services::ReportTarget {
public:
    std::vector<hub::DeliveryReport> heard{};
    bool store_is_away{};

    boost::asio::awaitable<void> report(hub::DeliveryReport report) override {
        if (store_is_away) FailingStore::away();
        heard.push_back(std::move(report));
        co_return;
    }
};

struct Post {
    explicit Post(World& shared)
        : world(shared),
          room({world.inbox,
                store,
                world.vault,
                world.numbering,
                world.clock,
                world.measures,
                world.alarm,
                steps,
                reports},
               meaning_of,
               [](std::string_view number) {
                   std::vector<hub::GroupId> groups;
                   if (number.ends_with(":+447700900000")) groups.push_back({"hackney"});
                   return groups;
               },
               {}) {}

    World& world;
    FailingStore store{world.sealed};
    services::Steps steps{store, world.target, world.clock};
    HeardReports reports{};
    services::PostRoom room;

    void bring(const std::string& words,
               const std::string& from = ana,
               const std::string& channel = "sms") {
        hub::InboundText text;
        text.channel = channel;
        text.from = {from};
        text.to = "+447700900000";
        text.text = {words};
        text.provider_id = "provider-" + std::to_string(++brought);
        text.received_at = world.clock.now();
        run(world.loop, world.inbox.append(hub::Inbound{std::move(text)}));
    }
    std::size_t serve() {
        std::size_t done = 0;
        for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) {
            done += run(world.loop, room.serve(shard, 100));
        }
        return done;
    }
    bool survives() {
        try {
            serve();
            return true;
        } catch (const boost::system::system_error&) {
            return false;
        }
    }
    std::size_t waiting() {
        std::size_t count = 0;
        for (unsigned shard = 0; shard < hub::Inbox::shards; ++shard) {
            count += run(world.loop, world.inbox.read(shard, 100)).size();
        }
        return count;
    }
    static inline int brought{};
};

std::vector<std::string> words_of(const std::vector<hub::Step>& steps) {
    std::vector<std::string> words;
    for (const auto& step : steps) words.push_back(step.text.reveal);
    return words;
}

}  // namespace

TEST_CASE("a received text reaches its group once and leaves the inbox") {
    World world;
    Post post{world};
    post.bring("milk please");
    CHECK(post.serve() == 1);
    CHECK(words_of(world.target.applied) == std::vector<std::string>{"milk please"});
    CHECK(post.waiting() == 0);
    CHECK(world.address(ana).steps.empty());
    CHECK(post.serve() == 0);
    CHECK(world.target.calls == 1);
}

TEST_CASE("a node may die before or after any commit: every text is applied, in order, once") {
    for (int commit = 1; commit <= 6; ++commit) {
        for (const bool after : {false, true}) {
            World world;
            Post dying{world};
            dying.bring("one");
            dying.bring("two");
            dying.bring("STOP");
            dying.store.fails_at = commit;
            dying.store.after = after;
            CHECK_FALSE(dying.survives());
            Post post{world};
            CHECK(post.serve() > 0);
            CHECK(words_of(world.target.applied) == std::vector<std::string>{"one", "two", ""});
            CHECK(post.waiting() == 0);
            CHECK(world.address(ana).steps.empty());
            CHECK(world.address(ana).stopped_at);
        }
    }
}

TEST_CASE("STOP stands before any group hears of it") {
    World world;
    Post post{world};
    post.bring("STOP");
    post.store.fails_at = 2;  // the group's turn
    CHECK_FALSE(post.survives());
    CHECK(world.address(ana).stopped_at);
    CHECK(post.serve() == 1);
    REQUIRE(world.target.applied.size() == 1);
    CHECK(world.target.applied[0].confirm);
    post.bring("STOP");
    CHECK(post.serve() == 1);
    CHECK(world.target.applied.size() == 1);
}

TEST_CASE(
    "an entry that cannot be dealt with is buried after five tries, and what follows it gets "
    "through") {
    World world;
    Post post{world};
    post.bring("poison");
    post.bring("STOP");
    world.target.refuses = "poison";
    for (int round = 1; round < services::PostRoom::patience; ++round) {
        CHECK(post.serve() == 0);
        CHECK(post.waiting() == 2);
    }
    CHECK(world.alarm.raised.empty());
    CHECK(post.serve() == 2);
    CHECK(run(world.loop, world.inbox.buried()) == 1);
    CHECK(world.alarm.raised.size() == 1);
    CHECK(world.address(ana).stopped_at);
    REQUIRE(world.target.applied.size() == 1);
    CHECK(world.target.applied[0].kind == hub::Step::Kind::stopped);
    CHECK(world.address(ana).steps.empty());
}

TEST_CASE(
    "a step left by something else is given up for itself, and the text behind it is not lost") {
    World world;
    hub::AddressRecord record;
    record.key = world.address_of(ana);
    record.memberships = {{.group = world.group, .person = {"ana"}, .code_prefix = "2"}};
    record.steps = {{"opted-00"}};
    hub::Step step;
    step.id = {"opted-00"};
    step.group = world.group;
    step.person = {"ana"};
    step.text = {"poison"};
    hub::Changes changes;
    changes.put(record).put(step);
    world.commit(hub::scope_of(world.address_of(ana)), std::move(changes));

    Post post{world};
    world.target.refuses = "poison";
    post.bring("hello");
    for (int round = 0; round < services::PostRoom::patience; ++round) CHECK(post.serve() == 0);
    CHECK(post.serve() == 1);
    CHECK(words_of(world.target.applied) == std::vector<std::string>{"hello"});
    CHECK(run(world.loop, world.inbox.buried()) == 0);
    CHECK(world.alarm.raised.size() == 1);
}

TEST_CASE("what no person sends from is dropped without a word") {
    World world;
    Post post{world};
    post.bring("you have won", "88222");
    post.bring("STOP", "Lottery");
    post.bring("hello", "999");
    CHECK(post.serve() == 3);
    CHECK(world.target.calls == 0);
    CHECK(world.measures.counts["inbound_dropped/short_code"] == 1);
    CHECK(world.measures.counts["inbound_dropped/alphanumeric"] == 1);
    CHECK(world.measures.counts["inbound_dropped/emergency"] == 1);
}

TEST_CASE("a chat's identifier is heard although it is no telephone number") {
    World world;
    Post post{world};
    post.bring("hello", "77", "telegram");
    post.bring("hello", "77", "sms");
    CHECK(post.serve() == 2);
    CHECK(world.target.calls == 1);
    CHECK(world.measures.counts["inbound_dropped/short_code"] == 1);
}

TEST_CASE("reports are passed on and wait while the store is away") {
    World world;
    Post post{world};
    hub::DeliveryReport report;
    report.group = world.group;
    report.message = {"m"};
    report.state = hub::MessageState::delivered;
    run(world.loop, world.inbox.append(hub::Inbound{report}));
    post.reports.store_is_away = true;
    for (int round = 0; round < 2 * services::PostRoom::patience; ++round)
        CHECK_FALSE(post.survives());
    CHECK(post.waiting() == 1);
    post.reports.store_is_away = false;
    CHECK(post.serve() == 1);
    CHECK(post.reports.heard == std::vector{report});
}

namespace {

class AbsentInbox : public hub::Inbox {
public:
    bool away{true};

    boost::asio::awaitable<hub::Appended> append(hub::Inbound) override {
        if (away) FailingStore::away();
        co_return hub::Appended::fresh;
    }
    boost::asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned, std::size_t) override {
        co_return std::vector<hub::InboxEntry>{};
    }
    boost::asio::awaitable<void> remove(unsigned, std::string) override { co_return; }
    boost::asio::awaitable<void> bury(unsigned, std::string, std::string) override { co_return; }
    boost::asio::awaitable<std::size_t> buried() override { co_return 0; }
    boost::asio::awaitable<bool> claim(unsigned,
                                       hub::NodeId,
                                       hub::TimePoint,
                                       hub::TimePoint) override {
        co_return true;
    }
};

hub::Inbound text_saying(const std::string& words) {
    hub::InboundText text;
    text.channel = "sms";
    text.from = {ana};
    text.text = {words};
    return text;
}

}  // namespace

TEST_CASE("a STOP that cannot be stored blocks its address until one is") {
    World world;
    AbsentInbox inbox;
    services::GuardedInbox guarded{inbox, world.guard, world.vault, meaning_of};
    CHECK_THROWS(run(world.loop, guarded.append(text_saying("hello"))));
    CHECK_FALSE(world.guard.blocks(world.address_of(ana)));
    CHECK_THROWS(run(world.loop, guarded.append(text_saying("STOP"))));
    CHECK(world.guard.blocks(world.address_of(ana)));
    inbox.away = false;
    run(world.loop, guarded.append(text_saying("hello")));
    CHECK(world.guard.blocks(world.address_of(ana)));
    run(world.loop, guarded.append(text_saying("STOP")));
    CHECK_FALSE(world.guard.blocks(world.address_of(ana)));
}

TEST_CASE(
    "a STOP stands before it is acknowledged, is confirmed once, and its repeat undoes no START") {
    World world;
    Post post{world};
    services::GuardedInbox guarded{world.inbox, world.guard, world.vault, meaning_of};
    guarded.settle_stops(
        [&post](hub::InboundText stop) { return post.room.stop(std::move(stop)); });
    const auto stopped = [&world] { return world.address(ana).stopped_at.has_value(); };
    hub::InboundText stop = std::get<hub::InboundText>(text_saying("STOP"));
    stop.to = "+447700900000";
    stop.provider_id = "stop-of-ana";
    stop.received_at = world.clock.now();

    run(world.loop, guarded.append(hub::Inbound{stop}));
    CHECK(stopped());
    CHECK_FALSE(world.guard.blocks(world.address_of(ana)));
    post.serve();
    CHECK(stopped());
    CHECK(world.target.applied.size() == 1);

    post.bring("START");
    post.serve();
    CHECK_FALSE(stopped());
    run(world.loop, guarded.append(hub::Inbound{stop}));
    post.serve();
    CHECK_FALSE(stopped());
}

TEST_CASE("a STOP that the store does not take is not acknowledged and blocks its address") {
    World world;
    Post post{world};
    services::GuardedInbox guarded{world.inbox, world.guard, world.vault, meaning_of};
    guarded.settle_stops(
        [&post](hub::InboundText stop) { return post.room.stop(std::move(stop)); });
    hub::InboundText stop = std::get<hub::InboundText>(text_saying("STOP"));
    stop.to = "+447700900000";
    post.store.fails_at = 1;
    CHECK_THROWS(run(world.loop, guarded.append(hub::Inbound{stop})));
    CHECK(world.guard.blocks(world.address_of(ana)));
    CHECK(post.waiting() == 0);
    run(world.loop, guarded.append(hub::Inbound{stop}));
    CHECK_FALSE(world.guard.blocks(world.address_of(ana)));
}

TEST_CASE("the block list is bounded: the oldest is let go") {
    services::StopGuard guard;
    for (std::size_t number = 0; number <= services::StopGuard::capacity; ++number) {
        guard.block({std::to_string(number)});
    }
    CHECK(guard.size() == services::StopGuard::capacity);
    CHECK_FALSE(guard.blocks({"0"}));
    CHECK(guard.blocks({"1"}));
    guard.release({"1"});
    CHECK_FALSE(guard.blocks({"1"}));
}
