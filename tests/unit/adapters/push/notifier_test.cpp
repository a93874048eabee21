#include "adapters/push/notifier.hpp"

#include "tests/support/serving.hpp"
#include "tests/unit/adapters/push/examples.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;
using Said = hub::Pushed::Outcome;

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

    hub::Notice notice() const {
        hub::Notice notice;
        notice.title = "Hackney";
        notice.body = "can you help?";
        notice.tag = "01J5ZK8Q1M7V9X3T2R4B6N0C8D";
        notice.path = "/help/tasks";
        notice.useful_until = clock.now() + 45min;
        return notice;
    }
    Said push(hub::Notice notice) {
        http::Routes routes;
        routes.add("POST", "/send/x", service);
        const support::Serving serving(loop, routes);
        push::Notifier notifier(push_examples::on_loopback(), keys, clock);
        hub::Device device;
        device.endpoint = serving.url() + "/send/x";
        device.key = push_examples::receiver_point;
        device.secret = push_examples::auth;
        return support::run(loop, notifier.push(std::move(device), std::move(notice))).outcome;
    }
};

}  // namespace

TEST_CASE("a push service keeps a notice as long as it is useful, and one for each tag") {
    World world;
    CHECK(world.push(world.notice()) == Said::accepted);
    REQUIRE(world.service.asked.size() == 1);
    CHECK(world.service.asked[0].header("TTL") == "2700");
    CHECK(world.service.asked[0].header("Topic") == "01J5ZK8Q1M7V9X3T2R4B6N0C8D");
    CHECK(world.service.asked[0].header("Urgency") == "normal");
}

TEST_CASE("a notice may be urgent, without a tag, and useful for years") {
    World world;
    hub::Notice notice = world.notice();
    notice.urgent = true;
    notice.tag = GENERATE(as<std::string>{}, "", "no topic", "longer-than-the-32-that-are-allowed");
    notice.useful_until += 24h * 1000;
    CHECK(world.push(notice) == Said::accepted);
    REQUIRE(world.service.asked.size() == 1);
    CHECK(world.service.asked[0].header("TTL") == std::to_string(28 * 86'400));
    CHECK(world.service.asked[0].header("Urgency") == "high");
    CHECK(world.service.asked[0].header("Topic").value_or("") == "");
}

TEST_CASE("what became of a notice is what the service answers") {
    World world;
    const auto answered = [&](unsigned status) {
        world.service.next = http::text(status, "");
        return world.push(world.notice());
    };
    CHECK(answered(201) == Said::accepted);
    CHECK(answered(404) == Said::gone);
    CHECK(answered(410) == Said::gone);
    CHECK(answered(403) == Said::refused);
    CHECK(answered(503) == Said::later);
}

TEST_CASE("a notice that is over or too long never leaves") {
    World world;
    hub::Notice notice = world.notice();
    SECTION("over") {
        notice.useful_until = world.clock.now();
    }
    SECTION("less than a second is left") {
        notice.useful_until = world.clock.now() + 999ms;
    }
    SECTION("too long") {
        notice.body = std::string(3800, 'x');
    }
    CHECK(world.push(notice) == Said::refused);
    CHECK(world.service.asked.empty());
}
