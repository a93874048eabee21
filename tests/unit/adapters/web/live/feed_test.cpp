#include "tests/unit/adapters/web/live/log.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace live;

namespace {

hub::Request request(const char* id, const char* resident, const char* helper) {
    hub::Request made;
    made.id = {id};
    made.resident = {resident};
    hub::Offer offer;
    offer.id = {"o"};
    offer.to = {helper};
    made.offers = {offer};
    return made;
}

hub::Event moved(const char* id) {
    return hub::RequestMoved{{id}, hub::RequestState::open};
}

asio::awaitable<void> fail_for_a_while(int& failures) {
    if (failures-- > 0) throw boost::system::system_error(asio::error::timed_out);
    co_return;
}

// Whether the client may join in one step for which the store is not asked.
bool costs_nothing(Log& log, const Client& client, web::Feed& feed) {
    web::Recovery recovery(client.audience, client.position);
    const std::size_t before = log.store.readings;
    support::run(log.loop, recovery.go_on(feed));
    return log.store.readings == before && recovery.is_level(feed) && recovery.recovered(feed);
}

// Leaves, and the feed with it: nobody follows the log any more.
void go_away(Log& log, Client& client, web::Feed& feed) {
    client.leave();
    feed.nudge();
    REQUIRE(log.until([&] { return !feed.is_open(); }));
}

}  // namespace

TEST_CASE("the desk is told every event with its offset, others where it stands") {
    Log log;
    log.keep(request("r-1", "rosa", "bo"));
    web::Feed* const feed = log.follow();
    Client dora(desk());
    Client bo(helper("bo"));
    Client kim(helper("kim"));
    for (Client* client : {&dora, &bo, &kim}) log.join(*client, *feed);
    CHECK_FALSE(dora.recovered);
    log.commit({moved("r-1"),
                hub::RotaChanged{},
                hub::PersonSpoke{{"rosa"}},
                hub::GroupChanged{},
                moved("r-2")});
    feed->nudge();
    REQUIRE(log.until([&] { return kim.position.offset == 5; }));
    CHECK(dora.seen == std::vector<hub::Offset>{1, 2, 3, 4, 5});
    const std::string first =
        R"({"event":"request_moved","offset":1,"request":"r-1","state":"open"})";
    const std::string group_changed = R"({"event":"group_changed","offset":4})";
    CHECK(dora.lines.at(0) == first);
    CHECK(bo.lines ==
          std::vector<std::string>{first, R"({"position":3})", group_changed, R"({"position":5})"});
    CHECK(kim.lines ==
          std::vector<std::string>{R"({"position":3})", group_changed, R"({"position":5})"});
}

TEST_CASE("a resident is told of a request that is made while they are connected") {
    Log log;
    web::Feed* const feed = log.follow();
    Client rosa(helper("rosa"));
    log.join(rosa, *feed);
    log.keep(request("r-9", "rosa", "bo"));
    log.commit({moved("r-9")});
    feed->nudge();
    REQUIRE(log.until([&] { return rosa.position.offset == 1; }));
    CHECK(rosa.seen == std::vector<hub::Offset>{1});
}

TEST_CASE("who comes back is told what they missed, all of it and once") {
    Log log;
    web::Feed* const feed = log.follow();
    Client dora(desk());
    log.join(dora, *feed);
    log.commit({moved("r-1")});
    feed->nudge();
    REQUIRE(log.until([&] { return dora.position.offset == 1; }));
    go_away(log, dora, *feed);
    for (int i = 0; i < 100; ++i) log.commit({moved("r-1"), hub::RotaChanged{}});
    log.join(dora, *feed);
    CHECK(dora.recovered);
    CHECK(dora.in_order);
    CHECK(dora.position.offset == 201);
    CHECK(dora.seen.size() == 201);
}

TEST_CASE(
    "who comes back while others stayed costs the store nothing, to the desk or to a helper") {
    Log log;
    log.keep(request("r-1", "rosa", "bo"));
    web::Feed* const feed = log.follow();
    Client stayed(desk("lee"));
    Client dora(desk());
    Client bo(helper("bo"));
    for (Client* client : {&stayed, &dora, &bo}) log.join(*client, *feed);
    dora.leave();
    bo.leave();
    for (int i = 0; i < 100; ++i) log.commit({moved("r-1"), hub::RotaChanged{}});
    feed->nudge();
    REQUIRE(log.until([&] { return stayed.position.offset == 200; }));
    CHECK(costs_nothing(log, dora, *feed));
    CHECK(costs_nothing(log, bo, *feed));
    log.join(dora, *feed);
    log.join(bo, *feed);
    CHECK(dora.seen.size() == 200);
    CHECK(bo.seen.size() == 100);
    CHECK((dora.recovered && bo.recovered && dora.in_order));
    CHECK(bo.position.offset == 200);
}

TEST_CASE("a node that has just begun reads the end of the log once for all who come to it") {
    Log log;
    Client dora(desk());
    log.join(dora, *log.follow());
    dora.leave();
    Client lee(desk("lee"));
    lee.position = dora.position;
    for (int i = 0; i < 250; ++i) log.commit({moved("r-1")});
    web::Feed* const other = log.follow();
    log.join(dora, *other);
    const std::size_t joined = log.store.readings;  // the feed looks once more for who has joined
    REQUIRE(log.until([&] { return log.store.readings > joined; }));
    CHECK(costs_nothing(log, lee, *other));
    log.join(lee, *other);
    CHECK((dora.recovered && dora.seen.size() == 250));
    CHECK((lee.recovered && lee.seen.size() == 250));
}

TEST_CASE("who missed too much, or knows another log, asks afresh") {
    web::LiveSettings settings;
    settings.missed_events = 20;
    settings.missed_bytes = 1'500;
    Log log(settings);
    web::Feed* const feed = log.follow();
    Client dora(desk());
    log.join(dora, *feed);
    const auto missing = [&](int events) {
        go_away(log, dora, *feed);
        for (int i = 0; i < events; ++i) log.commit({hub::RotaChanged{}});
        log.join(dora, *feed);
        return dora.recovered;
    };
    CHECK(missing(20));
    CHECK_FALSE(missing(21));
    SECTION("too many bytes") {
        log.settings.missed_events = 1000;
        CHECK(missing(30));
        CHECK_FALSE(missing(50));
    }
    SECTION("another epoch") {
        dora.position.epoch = "another";
        CHECK_FALSE(missing(1));
    }
    SECTION("a position that the log has not reached") {
        dora.position.offset = log.top() + 5;
        CHECK_FALSE(missing(1));
    }
    CHECK(dora.position.offset == log.top());
}

TEST_CASE("when the log is another one everybody comes back and asks afresh") {
    Log log;
    web::Feed* const feed = log.follow();
    Client dora(desk());
    log.commit({moved("r-1")});
    log.join(dora, *feed);
    log.bytes.become_another_server();
    log.commit({moved("r-1")});
    feed->nudge();
    REQUIRE(log.until([&] { return dora.ended.has_value(); }));
    CHECK(*dora.ended == web::Close::start_afresh);
    CHECK(web::comes_back(*dora.ended));
    dora.leave();
    log.join(dora, *feed);
    CHECK_FALSE(dora.recovered);
    log.commit({moved("r-1")});
    feed->nudge();
    REQUIRE(log.until([&] { return dora.position.offset == log.top(); }));
    CHECK(dora.in_order);
}

TEST_CASE("a session that ends is closed at once, others of the person stay") {
    Log log;
    web::Feed* const feed = log.follow();
    Client one(desk());
    Client two(desk());
    two.audience.session = {"s-2"};
    Client bo(helper("bo"));
    bo.audience.session = {"s-2"};
    for (Client* client : {&one, &two, &bo}) log.join(*client, *feed);
    const std::size_t before = log.upheavals;
    log.commit({hub::SessionEnded{{"s-2"}, {"dora"}}});
    feed->nudge();
    REQUIRE(log.until([&] { return two.ended.has_value(); }));
    CHECK(*two.ended == web::Close::session_ended);
    CHECK(two.seen == std::vector<hub::Offset>{1});
    CHECK_FALSE(one.ended);
    CHECK_FALSE(bo.ended);
    CHECK(bo.lines == std::vector<std::string>{R"({"position":1})"});
    CHECK(log.upheavals > before);
}

TEST_CASE("a person who changed is asked about at once") {
    Log log;
    web::Feed* const feed = log.follow();
    Client dora(desk());
    Client bo(helper("bo"));
    dora.check_at = bo.check_at = hub::TimePoint{std::chrono::hours{1}};
    for (Client* client : {&dora, &bo}) log.join(*client, *feed);
    log.commit({hub::PersonChanged{{"bo"}}});
    feed->nudge();
    REQUIRE(log.until([&] { return bo.check_at == hub::TimePoint::min(); }));
    CHECK(dora.check_at == hub::TimePoint{std::chrono::hours{1}});
}

TEST_CASE("a bell that is lost costs no more than the time between two readings") {
    web::LiveSettings settings;
    settings.read_every = std::chrono::milliseconds{20};
    Log log(settings);
    web::Feed* const feed = log.follow();
    Client dora(desk());
    log.join(dora, *feed);
    log.commit({moved("r-1")});
    CHECK(log.until([&] { return dora.position.offset == 1; }));
}

TEST_CASE("while the store is away nobody is told anything, afterwards everything") {
    web::LiveSettings settings;
    settings.breather = std::chrono::milliseconds{5};
    Log log(settings);
    web::Feed* const feed = log.follow();
    Client dora(desk());
    log.join(dora, *feed);
    int failures = 3;
    log.store.between = [&] { return fail_for_a_while(failures); };
    log.commit({moved("r-1"), moved("r-2")});
    feed->nudge();
    CHECK(log.until([&] { return dora.position.offset == 2; }));
    CHECK(failures < 0);
    CHECK(dora.in_order);
}

TEST_CASE("while nobody listens the log is not read") {
    web::LiveSettings settings;
    settings.read_every = std::chrono::milliseconds{1};
    Log log(settings);
    web::Feed* const feed = log.follow();
    Client dora(desk());
    log.join(dora, *feed);
    dora.leave();
    feed->nudge();
    REQUIRE(log.until([&] { return !feed->is_open(); }));
    const std::size_t before = log.store.readings;
    log.commit({moved("r-1")});
    feed->nudge();
    log.loop.run_for(std::chrono::milliseconds{20});
    CHECK(log.store.readings == before);
    log.join(dora, *feed);
    CHECK(dora.recovered);
    CHECK(dora.position.offset == 1);
}
