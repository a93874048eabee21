// Real connections into a whole hub in memory.
#include "adapters/web/live/hall.hpp"

#include "adapters/memory/presence.hpp"
#include "adapters/web/socket/sockets.hpp"
#include "hub/rules/session.hpp"
#include "hub/rules/sign_in_words.hpp"
#include "tests/support/run.hpp"
#include "tests/support/town.hpp"
#include "tests/unit/adapters/web/socket/client_frames.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// One who dials in. What comes is kept as lines.
class Guest {
public:
    Guest(asio::io_context& loop, tcp::endpoint to) : socket_(loop) {
        socket_.connect(to);
        socket_.non_blocking(true);
    }
    void say(const std::string& words) { asio::write(socket_, asio::buffer(live::says(words))); }
    void listen() {
        char part[4096];
        boost::system::error_code error;
        while (const auto size = socket_.read_some(asio::buffer(part), error))
            got_.append(part, size);
        while (take_frame()) continue;
    }
    // The first line with these words in it; empty: none.
    std::string line(const std::string& words) const {
        for (const std::string& one : lines) {
            if (one.find(words) != one.npos) return one;
        }
        return {};
    }
    bool heard(const std::string& words) const { return !line(words).empty(); }

    std::vector<std::string> lines{};
    unsigned code{};  // of the goodbye; 0: none yet

private:
    std::size_t byte(std::size_t at) const { return static_cast<unsigned char>(got_[at]); }
    bool take_frame() {
        if (got_.size() < 4) return false;
        const bool is_long = byte(1) == 126;
        const std::size_t begin = is_long ? 4 : 2;
        const std::size_t size = is_long ? (byte(2) << 8U | byte(3)) : byte(1);
        if (got_.size() < begin + size) return false;
        const std::string payload = got_.substr(begin, size);
        const bool is_goodbye = (byte(0) & 0x0FU) == live::closing;
        if (is_goodbye) code = static_cast<unsigned>(byte(begin) << 8U | byte(begin + 1));
        got_.erase(0, begin + size);
        if (is_goodbye) return true;
        for (std::size_t from = 0; from <= payload.size();) {
            const std::size_t end = std::min(payload.find('\n', from), payload.size());
            lines.push_back(payload.substr(from, end - from));
            from = end + 1;
        }
        return true;
    }

    tcp::socket socket_;
    std::string got_{};
};

class House {
public:
    House() : tasks_(loop_.get_executor(), nullptr) {
        settings_.node = {"node-1"};
        settings_.watch_every = settings_.presence_coalesced = std::chrono::milliseconds{10};
        settings_.read_every = std::chrono::milliseconds{20};
        town.add_volunteer("+447700900101", "Bo Lind", "E8 3", "shopping");
        hall_ = std::make_unique<web::Hall>(
            loop_.get_executor(),
            web::Hall::Parts{
                town.hub(), town.store(), calls_, tickets_, presence, town.clock(), tasks_},
            settings_);
        sockets_ =
            std::make_unique<web::Sockets>(loop_.get_executor(), web::SocketSettings{}, *hall_);
        tasks_.spawn("hall", hall_->serve());
        tasks_.spawn("sockets", sockets_->serve(std::chrono::seconds{0}));
    }
    ~House() {
        tasks_.cancel();
        support::run(loop_, tasks_.finished());
    }
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    // Signs the person of this name in, and gives the cookie.
    std::string sign_in(const std::string& name, const char* session, hub::Proof proof) {
        hub::Session made;
        made.id = {session};
        made.person = person(name).id;
        made.fingerprint = secrets_.fingerprint("secret");
        made.proof = proof;
        made.begun_at = made.seen_at = town.clock().now();
        made.ends_at = town.clock().now() + std::chrono::hours{8};
        hub::Changes changes;
        rules::begin_session(changes, made);
        commit(std::move(changes));
        return rules::written(rules::Token{town.group(), session, "secret"});
    }
    hub::Person person(const std::string& name) {
        const auto page = support::run(
            loop_, town.store().list(hub::scope_of(town.group()), hub::RecordKind::person, ""));
        for (const auto& stored : page.records) {
            const auto& one = std::get<hub::Person>(stored.record);
            if (one.name.reveal == name) return one;
        }
        throw std::runtime_error("nobody of this name");
    }
    hub::Session session(const char* id) {
        const hub::RecordId record = record_id(hub::SessionId{id});
        std::vector<hub::RecordId> ids{record};
        return support::run(
                   loop_,
                   town.store().load(hub::scope_of(town.group()), std::move(ids), hub::no_key))
            .get<hub::Session>(record)
            .value;
    }
    void commit(hub::Changes changes) {
        changes.action = "test";
        changes.at = town.clock().now();
        support::run(loop_, town.store().commit(hub::scope_of(town.group()), std::move(changes)))
            .value();
        hall_->rang(town.group());
    }
    std::string ticket(const std::string& cookie) { return tickets_.issue(cookie); }

    Guest& dial() {
        guests_.push_back(std::make_unique<Guest>(loop_, acceptor_.local_endpoint()));
        sockets_->take(acceptor_.accept(), {});
        return *guests_.back();
    }
    Guest& connect(const std::string& cookie, const std::string& more = "") {
        Guest& guest = dial();
        guest.say(R"({"id":1,"connect":{"ticket":")" + ticket(cookie) + "\"" + more + "}}");
        return guest;
    }
    template <class Condition>
    bool until(Condition condition) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (!condition() && std::chrono::steady_clock::now() < deadline) {
            loop_.restart();
            loop_.run_one_for(std::chrono::milliseconds{5});
            for (const auto& guest : guests_) guest->listen();
        }
        return condition();
    }

    support::Town town{};
    memory::Presence presence{};

private:
    web::LiveSettings settings_{};
    support::PlainSecrets secrets_{};
    support::PlainVault vault_{};
    web::Calls calls_{town.hub(), secrets_};
    web::Tickets tickets_{vault_, secrets_, town.clock()};
    asio::io_context loop_{};
    tcp::acceptor acceptor_{loop_, tcp::endpoint{asio::ip::address_v4::loopback(), 0}};
    std::vector<std::unique_ptr<Guest>> guests_{};
    std::unique_ptr<web::Hall> hall_{};
    std::unique_ptr<web::Sockets> sockets_{};
    async::TaskGroup tasks_;
};

constexpr hub::Proof both = hub::Proof::two_factors;
const std::string dora = "Carol Day";  // who coordinates

}  // namespace

TEST_CASE(
    "a ticket connects, once: then events come as they happen, and what was missed when one comes "
    "back") {
    House house;
    const std::string cookie = house.sign_in(dora, "s-1", both);
    Guest& first = house.connect(cookie);
    REQUIRE(house.until([&] { return first.heard("connected"); }));
    CHECK(first.heard(R"("recovered":false)"));
    CHECK(first.heard(R"("roles":["coordinator")"));
    hub::Changes changes;
    changes.announce(hub::RotaChanged{});
    house.commit(changes);
    REQUIRE(house.until([&] { return first.heard("rota_changed"); }));

    const std::string line = first.line("connected");
    const std::string epoch =
        line.substr(line.find("\"epoch\":"), line.find("}}") - line.find("\"epoch\":"));
    const std::string offset =
        line.substr(line.find("\"offset\":"), line.find(",\"epoch\"") - line.find("\"offset\":"));
    Guest& second = house.connect(
        cookie,
        R"(,"positions":{")" + house.town.group().text + "\":{" + offset + "," + epoch + "}}");
    REQUIRE(house.until([&] { return second.heard("rota_changed"); }));
    CHECK(second.heard(R"("recovered":true)"));
}

TEST_CASE("who does not begin with a good ticket is closed") {
    House house;
    const std::string cookie = house.sign_in(dora, "s-1", both);
    Guest& guest = house.dial();
    const auto closed_with = [&](unsigned code) {
        return house.until([&] { return guest.code != 0; }) && guest.code == code;
    };
    SECTION("none of ours") {
        guest.say(R"({"id":1,"connect":{"ticket":"abc"}})");
        CHECK(closed_with(3500));
    }
    SECTION("an old one") {
        const std::string ticket = house.ticket(cookie);
        house.town.clock().advance(std::chrono::seconds{31});
        guest.say(R"({"id":1,"connect":{"ticket":")" + ticket + "\"}}");
        CHECK(closed_with(3500));
    }
    SECTION("something else first") {
        guest.say(R"({"id":1,"query":"me","body":{}})");
        CHECK(closed_with(3501));
    }
    SECTION("a session that there is not") {
        guest.say(R"({"id":1,"connect":{"ticket":")" + house.ticket("g.s.secret") + "\"}}");
        CHECK(closed_with(3503));
    }
}

TEST_CASE("commands and queries are answered under their ids, refused ones too") {
    House house;
    Guest& guest = house.connect(house.sign_in(dora, "s-1", both));
    guest.say(R"({"id":2,"query":"me","body":{}})"
              "\n"
              R"({"id":3,"query":"nonsense","body":{}})"
              "\n"
              R"({"id":4,"command":"pause_group","key":"k1","body":{"why":"Snow"}})"
              "\n"
              R"({"id":5,"command":"pause_group","key":"k1","body":{"why":"Snow"}})"
              "\n"
              R"({"id":6,"command":"close_request","key":"k2","body":{"request":"none"}})");
    REQUIRE(house.until([&] { return guest.heard("\"id\":6"); }));
    CHECK(guest.line("\"id\":2").find("\"view\":{") != std::string::npos);
    CHECK(guest.line("\"id\":3").find("\"status\":404") != std::string::npos);
    CHECK(guest.line("\"id\":4").find("\"answer\":{") != std::string::npos);
    CHECK(guest.line("\"id\":5").find("\"answer\":{") != std::string::npos);
    CHECK(guest.line("\"id\":6").find("\"problem\":{") != std::string::npos);
    CHECK(house.until([&] { return guest.heard("group_changed"); }));
    CHECK(guest.code == 0);
    SECTION("what is no frame closes") {
        guest.say("nonsense");
        CHECK(house.until([&] { return guest.code == 3501; }));
    }
    SECTION("too many lines close") {
        guest.say(std::string(16, '\n'));
        CHECK(house.until([&] { return guest.code == 3501; }));
    }
}

TEST_CASE("when a session ends, roles change or time is over the connection closes") {
    House house;
    Guest& guest = house.connect(house.sign_in(dora, "s-1", both));
    REQUIRE(house.until([&] { return guest.heard("connected"); }));
    hub::Changes changes;
    unsigned code = 3503;
    SECTION("signed out") {
        changes.announce(hub::SessionEnded{{"s-1"}, house.person(dora).id});
    }
    SECTION("other roles") {
        hub::Person person = house.person(dora);
        person.roles = {hub::Role::observer};
        changes.put(person).announce(hub::PersonChanged{person.id});
        code = 3010;
    }
    SECTION("time is over") {
        house.town.clock().advance(std::chrono::hours{9});
    }
    SECTION("ended without a word") {
        changes.erase(record_id(hub::SessionId{"s-1"}));
        house.commit(std::exchange(changes, {}));
        house.town.clock().advance(std::chrono::seconds{61});
    }
    if (!changes.empty()) house.commit(changes);
    REQUIRE(house.until([&] { return guest.code != 0; }));
    CHECK(guest.code == code);
    guest.say(R"({"id":9,"query":"me","body":{}})");
    for (int turn = 0; turn < 5; ++turn)
        house.until([&, last = false]() mutable { return std::exchange(last, true); });
    CHECK_FALSE(guest.heard("\"id\":9"));
}

TEST_CASE(
    "whoever watches is not idle: an open connection keeps its session for as long as any use") {
    House house;
    const std::string cookie = house.sign_in(dora, "s-1", both);
    Guest& guest = house.connect(cookie);
    REQUIRE(house.until([&] { return guest.heard("connected"); }));
    const auto seen_at = [&] { return house.session("s-1").seen_at; };
    for (int minutes = 0; minutes < 60; minutes += 6) {
        const hub::TimePoint before = seen_at();
        house.town.clock().advance(std::chrono::minutes{6});
        REQUIRE(house.until([&] { return seen_at() != before; }));
    }
    CHECK(guest.code == 0);
    CHECK(guest.lines.size() < 50);
}

TEST_CASE("one person has ten connections at most") {
    House house;
    const std::string cookie = house.sign_in(dora, "s-1", both);
    std::vector<Guest*> guests;
    for (int i = 0; i < 10; ++i) guests.push_back(&house.connect(cookie));
    REQUIRE(house.until([&] {
        return std::all_of(
            guests.begin(), guests.end(), [](Guest* one) { return one->heard("connected"); });
    }));
    Guest& eleventh = house.connect(cookie);
    CHECK(house.until([&] { return eleventh.code == 3504; }));
}

TEST_CASE("the desk sees who is there and what they look at, nobody else does") {
    House house;
    Guest& carol = house.connect(house.sign_in(dora, "s-1", both));
    Guest& bo = house.connect(house.sign_in("Bo Lind", "s-2", hub::Proof::code));
    REQUIRE(house.until([&] { return carol.heard("\"presence\"") && bo.heard("connected"); }));
    CHECK(carol.line("\"presence\"").find("Carol Day") != std::string::npos);
    carol.say(R"({"look":{"request":"r-17"}})");
    bo.say(R"({"look":{"request":"r-18"}})");
    CHECK(house.until([&] { return carol.heard("\"request\":\"r-17\""); }));
    CHECK_FALSE(carol.heard("r-18"));
    CHECK_FALSE(bo.heard("presence"));
}
