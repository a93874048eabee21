#include "tests/support/hub_process.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <regex>
#include <sstream>

namespace {

using boost::asio::ip::tcp;
using support::HubProcess;
using support::TemporaryFolder;

constexpr const char* rosa = "+447700900801";

std::vector<std::string> demo_in(const TemporaryFolder& folder) {
    return {"--demo", "--data", folder.path().string()};
}

// A request that is sent and left open: its answer comes when it comes.
class OpenRequest {
public:
    OpenRequest(const std::string& url, const std::string& target) {
        const auto port = static_cast<std::uint16_t>(std::stoul(url.substr(url.rfind(':') + 1)));
        socket_.connect({boost::asio::ip::address_v4::loopback(), port});
        boost::asio::write(
            socket_, boost::asio::buffer("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    }
    // What comes until the other side closes.
    std::string rest() {
        std::string bytes;
        boost::system::error_code end;
        boost::asio::read(socket_, boost::asio::dynamic_buffer(bytes), end);
        return bytes;
    }

private:
    boost::asio::io_context loop_;
    tcp::socket socket_{loop_};
};

// As a person would: again, when the hub could not take it just now.
void say(const HubProcess& hub, const std::string& words) {
    const auto taken = [&] {
        return hub.post("/phones/" + http::percent_encode(rosa), words).status == 202;
    };
    REQUIRE(support::comes_true(taken, support::patience));
}

bool is_metric(const std::string& line) {
    static const std::regex shape{
        R"([a-zA-Z_:][a-zA-Z0-9_:]*(\{[^{}]*\})? ([-+0-9.e]+|\+Inf|NaN))"};
    return line.starts_with('#') || std::regex_match(line, shape);
}

}  // namespace

TEST_CASE("one command serves a demo that can be looked at") {
    const TemporaryFolder data;
    const HubProcess hub{demo_in(data)};
    CHECK(std::regex_match(hub.first_line(),
                           std::regex{R"(listening on http://127\.0\.0\.1:[0-9]+)"}));
    CHECK(hub.started_in() < std::chrono::seconds{30});  // 5 s where nothing else runs
    CHECK(hub.get("/healthz").status == 200);
    say(hub, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
    CHECK(support::comes_true([&hub] { return hub.metric("aidhub_hand_overs_total") > 0; }));
    const auto metrics = hub.get("/metrics");
    CHECK(metrics.status == 200);
    std::istringstream lines{metrics.body};
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        INFO(line);
        CHECK(is_metric(line));
    }
    CHECK(count >= 3);  // a family: what it is, its type, its value
}

TEST_CASE("SIGTERM ends a hub in order while a phone waits for news, and the records stay") {
    const TemporaryFolder data;
    std::string reference;
    {
        HubProcess hub{demo_in(data)};
        auto phone = hub.phone(rosa);
        say(hub, "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Rosa Luz");
        const std::string confirmed = phone.wait_for("Ref ");
        reference = confirmed.substr(confirmed.find("Ref ") + 4, 4);
        OpenRequest short_wait{hub.url(), "/phones/%2B447700900802?wait=3"};
        OpenRequest long_wait{hub.url(), "/phones/%2B447700900803?wait=25"};
        static_cast<void>(hub.get("/healthz"));  // both were read before this
        CHECK(hub.terminate() == 0);
        CHECK(short_wait.rest().starts_with("HTTP/1.1 200"));
        static_cast<void>(long_wait.rest());  // longer than the drain: closed
        CHECK(hub.left_behind().empty());
    }
    HubProcess again{demo_in(data)};
    auto phone = again.phone(rosa);
    say(again, "status");
    CHECK(phone.wait_for("Ref ").find(reference) != std::string::npos);
    CHECK(again.terminate() == 0);
    CHECK(again.left_behind().empty());
}

TEST_CASE("a hub that is killed takes its Redis with it, and starts again on the same folder") {
    const TemporaryFolder data;
    HubProcess hub{demo_in(data)};
    hub.kill();
    CHECK(hub.left_behind().empty());
    const HubProcess again{demo_in(data)};
    CHECK(again.ready());
}
