#include "adapters/async/task_group.hpp"
#include "adapters/sms/kannel/channel.hpp"
#include "adapters/sms/segments.hpp"
#include "tests/contract/channel/channel_contract.hpp"
#include "tests/contract/channel/fake_sendsms.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/serving.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <memory>
#include <set>

namespace {

using contract::FakeSendsms;
using contract::parcel;
using Outcome = hub::HandedOver::Outcome;
using boost::asio::ip::tcp;

const std::string receiver = "+447700900123";

kannel::Settings settings(const std::string& url) {
    kannel::Settings settings;
    settings.sendsms = url + FakeSendsms::path;
    settings.username = "hub";
    settings.password = "p&ss w%rd";
    settings.secret = "0123456789abcdef";
    settings.number = "+447700900000";
    settings.request_limit = std::chrono::milliseconds{2000};
    return settings;
}

struct Bench {
    FakeSendsms sendsms{};
    http::Routes routes{};
    support::ListInbox inbox{};
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{1000}}};
    boost::asio::io_context loop{};
    std::unique_ptr<support::Serving> serving{};
    std::unique_ptr<kannel::Channel> channel{};

    Bench() {
        routes.add("GET", FakeSendsms::path, sendsms);
        serving = std::make_unique<support::Serving>(loop, routes);
        channel = std::make_unique<kannel::Channel>(settings(serving->url()), clock);
    }
    hub::HandedOver hand_over(const hub::Parcel& given) {
        const contract::ChannelBench bench{loop, *channel, inbox, {}};
        return contract::hand_over(bench, given);
    }
    hub::HandedOver hand_over_text(const std::string& text) {
        return hand_over(parcel(receiver, text, "m1"));
    }
};

// Takes a connection and a request, and resets it.
boost::asio::awaitable<void> reset_everybody(tcp::acceptor& acceptor) {
    while (true) {
        tcp::socket socket = co_await acceptor.async_accept(boost::asio::use_awaitable);
        std::array<char, 4096> some{};
        co_await socket.async_read_some(boost::asio::buffer(some), boost::asio::use_awaitable);
        socket.set_option(boost::asio::socket_base::linger{true, 0});
        socket.close();
    }
}

}  // namespace

TEST_CASE("a short text is one request that names everything") {
    Bench bench;
    const auto outcome = bench.hand_over_text("Hello & é€ +1");
    CHECK(outcome.outcome == Outcome::accepted);
    CHECK(outcome.segments == 1);
    CHECK(bench.sendsms.violations.empty());
    REQUIRE(bench.sendsms.accepted.size() == 1);
    const auto& fields = bench.sendsms.accepted[0];
    CHECK(fields.at("to") == receiver);
    CHECK(fields.at("text") == "Hello & é€ +1");
    CHECK(fields.at("coding") == "0");
    CHECK_FALSE(fields.contains("udh"));
    CHECK(fields.at("dlr-url").ends_with("&group=g1&message=m1&part=1&parts=1&status=%d"));
    CHECK(bench.channel->name() == "sms");
}

TEST_CASE("a long text is its parts in order, with their headers") {
    Bench bench;
    const std::string text = std::string(150, 'a') + std::string(150, 'b') + "[end]";
    CHECK(bench.hand_over_text(text).segments == 3);
    CHECK(bench.sendsms.violations.empty());
    REQUIRE(bench.sendsms.accepted.size() == 3);
    std::string joined;
    std::set<char> references;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& fields = bench.sendsms.accepted[i];
        const std::string& header = fields.at("udh");
        references.insert(header[3]);
        CHECK(header[4] == 3);
        CHECK(header[5] == static_cast<char>(i + 1));
        CHECK(fields.at("dlr-url").find("&part=" + std::to_string(i + 1) + "&parts=3&") !=
              std::string::npos);
        joined += fields.at("text");
    }
    CHECK(joined == text);
    CHECK(references.size() == 1);
}

TEST_CASE(
    "a repeat of a long text has the same reference, so that a phone joins the parts of both") {
    Bench bench;
    bench.hand_over_text(std::string(161, 'a'));
    bench.hand_over_text(std::string(161, 'a'));
    REQUIRE(bench.sendsms.accepted.size() == 4);
    CHECK(bench.sendsms.accepted[0].at("udh") == bench.sendsms.accepted[2].at("udh"));
}

TEST_CASE("a text outside GSM-7 travels as UCS-2") {
    Bench bench;
    bench.hand_over_text("Жду \U0001F600");
    REQUIRE(bench.sendsms.accepted.size() == 1);
    CHECK(bench.sendsms.accepted[0].at("coding") == "2");
    CHECK(bench.sendsms.accepted[0].at("text") == "Жду \U0001F600");
}

TEST_CASE("how long a text is useful is its validity, in minutes rounded up") {
    Bench bench;
    hub::Parcel given = parcel(receiver, "soon", "m1");
    given.useful_until = bench.clock.now() + std::chrono::seconds{61};
    bench.hand_over(given);
    given.useful_until = bench.clock.now() - std::chrono::hours{1};
    bench.hand_over(given);
    REQUIRE(bench.sendsms.accepted.size() == 2);
    CHECK(bench.sendsms.accepted[0].at("validity") == "2");
    CHECK(bench.sendsms.accepted[1].at("validity") == "1");
}

TEST_CASE("what the gateway answers has its outcome") {
    Bench bench;
    const auto outcome_of = [&](unsigned status, const std::string& retry_after = {}) {
        bench.sendsms.answers.push_back({status, retry_after, false});
        return bench.hand_over_text("x");
    };
    CHECK(outcome_of(400).outcome == Outcome::refused);
    CHECK(outcome_of(403).outcome == Outcome::later);
    CHECK(outcome_of(403).reason == "403");
    CHECK(outcome_of(503).outcome == Outcome::later);
    CHECK(outcome_of(503).retry_after == std::chrono::seconds{10});
    CHECK(outcome_of(503, "77").retry_after == std::chrono::seconds{77});
    CHECK(outcome_of(503, "99999").retry_after == std::chrono::seconds{600});
    CHECK(outcome_of(503, "soon").retry_after == std::chrono::seconds{10});
    CHECK(outcome_of(500).outcome == Outcome::later);
    CHECK(outcome_of(404).outcome == Outcome::later);
    CHECK(outcome_of(302).outcome == Outcome::later);
    CHECK(outcome_of(200).outcome == Outcome::unknown);
    CHECK(bench.sendsms.violations.empty());
}

TEST_CASE("a gateway that is not there means later, one that falls silent means unknown") {
    Bench bench;
    bench.sendsms.answers.push_back({202, "", true});
    CHECK(bench.hand_over_text("x").outcome == Outcome::unknown);
    bench.serving.reset();
    CHECK(bench.hand_over_text("x").outcome == Outcome::later);
}

TEST_CASE("a gateway that resets after it has the request means unknown") {
    Bench bench;
    tcp::acceptor acceptor{bench.loop, {boost::asio::ip::address_v4::loopback(), 0}};
    async::TaskGroup tasks{bench.loop.get_executor(),
                           [](const std::string&, std::exception_ptr) {}};
    tasks.spawn("reset", reset_everybody(acceptor));
    const std::string url = "http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port());
    bench.channel = std::make_unique<kannel::Channel>(settings(url), bench.clock);
    CHECK(bench.hand_over_text("x").outcome == Outcome::unknown);
    tasks.cancel();
    support::run(bench.loop, tasks.finished());
}

TEST_CASE("a part that is put off after others went is tried again until it goes") {
    Bench bench;
    bench.sendsms.answers = {{202, "", false}, {503, "", false}, {503, "", false}};
    const auto outcome = bench.hand_over_text(std::string(161, 'a'));
    CHECK(outcome.outcome == Outcome::accepted);
    CHECK(outcome.segments == 2);
    CHECK(bench.sendsms.requests == 4);
    CHECK(bench.sendsms.accepted.size() == 2);
}

TEST_CASE("a part that is refused after others went leaves the outcome unknown") {
    Bench bench;
    bench.sendsms.answers = {{202, "", false}, {400, "", false}};
    CHECK(bench.hand_over_text(std::string(161, 'a')).outcome == Outcome::unknown);
    CHECK(bench.sendsms.requests == 2);
}

TEST_CASE("the first part put off puts off the whole text") {
    Bench bench;
    bench.sendsms.answers = {{503, "", false}};
    CHECK(bench.hand_over_text(std::string(161, 'a')).outcome == Outcome::later);
    CHECK(bench.sendsms.requests == 1);
}

TEST_CASE("a gateway that never takes the second part is given up within the hand-over's limit") {
    Bench bench;
    bench.sendsms.answers.assign(100, {503, "", false});
    bench.sendsms.answers.push_front({202, "", false});
    CHECK(bench.hand_over_text(std::string(161, 'a')).outcome == Outcome::unknown);
}

TEST_CASE("a text of too many parts or to more than one number sends nothing") {
    Bench bench;
    CHECK(bench.hand_over_text(std::string(1531, 'a')).outcome == Outcome::refused);
    CHECK(bench.hand_over(parcel("+447700900001 +447700900002", "x", "m1")).outcome ==
          Outcome::refused);
    CHECK(bench.hand_over(parcel(receiver, "x", "m 1&x=1")).outcome == Outcome::refused);
    CHECK(bench.sendsms.requests == 0);
}

TEST_CASE("a cancelled hand-over is an unknown outcome") {
    Bench bench;
    bench.sendsms.answers = {{202, "", true}};
    const contract::ChannelBench known{bench.loop, *bench.channel, bench.inbox, {}};
    CHECK(contract::cancelled_hand_over(known, [&] { return bench.sendsms.requests == 1; }) ==
          Outcome::unknown);
}

TEST_CASE("kannel::Channel holds the contract of channels before a strict sendsms") {
    Bench bench;
    const auto arrived = [&](const std::string& number) {
        std::vector<std::string> texts;
        for (const auto& fields : bench.sendsms.accepted) {
            if (fields.at("to") != number) continue;
            const bool goes_on = fields.contains("udh") && fields.at("udh")[5] > 1;
            if (goes_on)
                texts.back() += fields.at("text");
            else
                texts.push_back(fields.at("text"));
        }
        return texts;
    };
    bench.sendsms.on_accepted = [&](const FakeSendsms::Fields& fields) {  // reports at once
        const bool told = fields.at("dlr-url").find("&message=told&") != std::string::npos;
        if (told)
            bench.inbox.reports.push_back({{"g1"}, {"told"}, hub::MessageState::delivered, {}, {}});
    };
    contract::channel_contract({bench.loop, *bench.channel, bench.inbox, arrived});
    CHECK(bench.sendsms.violations.empty());
}
