#include "adapters/push/pusher.hpp"

#include "tests/support/serving.hpp"
#include "tests/unit/adapters/push/examples.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using push::Outcome;
using push_examples::on_loopback;
using push_examples::saying;
using push_examples::subscription_at;

namespace {

namespace asio = boost::asio;

class Service final : public http::Handler {
public:
    asio::awaitable<http::Response> answer(http::Request request) override {
        asked.push_back(std::move(request));
        co_return next;
    }
    std::vector<http::Request> asked{};
    http::Response next{http::text(201, "")};
};

struct World {
    support::ScratchFolder folder{};
    push::Keys keys{folder / "push.pem"};
    push_examples::FixedClock clock{};
    Service service{};
    asio::io_context loop{};

    Outcome push(push::Message message) {
        http::Routes routes;
        routes.add("POST", "/send/x", service);
        const support::Serving serving(loop, routes);
        push::Pusher pusher(on_loopback(), keys, clock);
        return support::run(
            loop, pusher.push(subscription_at(serving.url() + "/send/x"), std::move(message)));
    }
    Outcome answered(unsigned status, const std::string& retry_after) {
        service.next = http::text(status, "");
        if (!retry_after.empty()) service.next.headers.push_back({"Retry-After", retry_after});
        return push(saying("hello"));
    }
};

}  // namespace

TEST_CASE("a push carries what RFC 8030 wants, and no word in the clear") {
    World world;
    auto message = saying("a word for Ana");
    message.urgency = push::Urgency::high;
    message.topic = "offer-12_x";
    const Outcome outcome = world.push(message);
    CHECK(outcome.kind == Outcome::Kind::accepted);
    CHECK(outcome.status == 201);
    REQUIRE(world.service.asked.size() == 1);
    const http::Request request = world.service.asked[0];
    CHECK(request.header("TTL") == "600");
    CHECK(request.header("Urgency") == "high");
    CHECK(request.header("Topic") == "offer-12_x");
    CHECK(request.header("Content-Encoding") == "aes128gcm");
    CHECK(request.header("Authorization").value_or("").starts_with("vapid t="));
    CHECK(request.body.size() == 86 + message.payload.size() + 1 + 16);
    CHECK(request.body.find("Ana") == std::string::npos);
    CHECK(world.push(message).kind == Outcome::Kind::accepted);
    CHECK(world.service.asked[1].body != request.body);
}

TEST_CASE("what a service answers says what became of the push") {
    World world;
    using Kind = Outcome::Kind;
    CHECK(world.answered(200, "").kind == Kind::accepted);
    CHECK(world.answered(404, "").kind == Kind::gone);
    CHECK(world.answered(410, "").kind == Kind::gone);
    for (const unsigned status : {302U, 400U, 401U, 403U, 413U})
        CHECK(world.answered(status, "").kind == Kind::refused);
    const Outcome busy = world.answered(429, "120");
    CHECK(busy.kind == Kind::later);
    CHECK(busy.retry_after == 120s);
    CHECK(world.answered(503, "").kind == Kind::later);
    CHECK(world.answered(503, "").retry_after == 60s);
    CHECK(world.answered(503, "0").retry_after == 10s);
    CHECK(world.answered(503, "999999999").retry_after == 24h);
    CHECK(world.answered(503, "Fri, 31 Dec 1999 23:59:59 GMT").retry_after == 60s);
}

TEST_CASE("what cannot be sent never leaves") {
    World world;
    SECTION("too large a payload") {
        CHECK(world.push(saying(std::string(3801, 'x'))).kind == Outcome::Kind::refused);
    }
    SECTION("a topic that is no word") {
        auto message = saying("hello");
        message.topic = "a\r\nb";
        CHECK(world.push(message).kind == Outcome::Kind::refused);
        message.topic = std::string(33, 'x');
        CHECK(world.push(message).kind == Outcome::Kind::refused);
    }
    SECTION("a time in the past") {
        auto message = saying("hello");
        message.ttl = -1s;
        CHECK(world.push(message).kind == Outcome::Kind::refused);
    }
    CHECK(world.service.asked.empty());
}

TEST_CASE("the largest payload passes") {
    World world;
    CHECK(world.push(saying(std::string(3800, 'x'))).kind == Outcome::Kind::accepted);
}

TEST_CASE("a service that is not there is asked later, one that falls silent may have it") {
    World world;
    asio::ip::tcp::acceptor acceptor(world.loop, {asio::ip::address_v4::loopback(), 0});
    const std::string endpoint =
        "http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port()) + "/x";
    auto settings = on_loopback();
    settings.limit = 100ms;
    push::Pusher pusher(settings, world.keys, world.clock);
    const auto outcome = [&] {
        return support::run(world.loop, pusher.push(subscription_at(endpoint), saying("hello")));
    };
    CHECK(outcome().kind == Outcome::Kind::unknown);
    acceptor.close();
    CHECK(outcome().kind == Outcome::Kind::later);
}

TEST_CASE("without the tests' setting nothing on this machine is pushed to") {
    World world;
    auto settings = on_loopback();
    settings.loopback_too = false;
    push::Pusher pusher(settings, world.keys, world.clock);
    for (const char* endpoint : {"http://127.0.0.1:6379/", "https://localhost/"}) {
        const Outcome outcome =
            support::run(world.loop, pusher.push(subscription_at(endpoint), saying("hello")));
        CHECK(outcome.kind == Outcome::Kind::refused);
    }
}

TEST_CASE("a pusher needs somebody whom services can write to") {
    World world;
    auto settings = on_loopback();
    for (const char* bad : {"", "desk@group.example", "http://a", "mailto:a\"b", "mailto:a b"}) {
        settings.contact = bad;
        CHECK_THROWS_AS(push::Pusher(settings, world.keys, world.clock), std::invalid_argument);
    }
}
