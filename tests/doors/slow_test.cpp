// S10: who is slow. How single limits work is in tests/unit/adapters/http.
#include "adapters/http/refusal_log.hpp"
#include "tests/doors/hall.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <list>
#include <string>
#include <sys/resource.h>

using namespace doors;

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr std::size_t at_once = 400;  // what the hub lets in
constexpr std::size_t slow_ones = 3000;

// As many descriptors as the test needs, or as this machine allows.
std::size_t allowed(std::size_t wanted) {
    constexpr std::size_t others = 200;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted + at_once + others);
    setrlimit(RLIMIT_NOFILE, &limit);
    return std::min<std::size_t>(wanted, limit.rlim_cur - at_once - others);
}

support::Variables short_limits() {
    return {{"AIDHUB_HTTP_MAX_CONNECTIONS", std::to_string(at_once)},
            {"AIDHUB_HTTP_MAX_CONNECTIONS_PER_ADDRESS", "20"},
            {"AIDHUB_HTTP_HEADER_LIMIT_MS", "2000"},
            {"AIDHUB_HTTP_BODY_LIMIT_MS", "2000"},
            {"AIDHUB_HTTP_IDLE_LIMIT_MS", "2000"}};
}

// Sockets that say a little and then nothing, and never hang up.
class SlowOnes {
public:
    SlowOnes(std::uint16_t port, std::string from) : port_(port), from_(std::move(from)) {}

    void add(const std::string& bytes) {
        tcp::socket socket{loop_};
        socket.open(tcp::v4());
        socket.bind({asio::ip::make_address_v4(from_), 0});
        boost::system::error_code error;
        socket.connect({asio::ip::address_v4::loopback(), port_}, error);
        asio::write(socket, asio::buffer(bytes), error);
        sockets_.push_back(std::move(socket));
    }
    // Those that the hub has closed by now.
    std::size_t closed() {
        std::size_t count = 0;
        for (tcp::socket& socket : sockets_) count += is_closed(socket) ? 1 : 0;
        return count;
    }
    std::size_t size() const { return sockets_.size(); }

private:
    static bool is_closed(tcp::socket& socket) {
        socket.non_blocking(true);
        std::string part(1024, ' ');
        boost::system::error_code error;
        while (!error) socket.read_some(asio::buffer(part), error);
        return error != asio::error::would_block;
    }

    asio::io_context loop_{};
    std::uint16_t port_{};
    std::string from_;
    std::list<tcp::socket> sockets_{};
};

double asked_in_milliseconds(const Hall& hall) {
    const auto before = Clock::now();
    const std::string answer = hall.tell(request("GET /healthz", "Connection: close\r\n"));
    CHECK(status_of(answer) == 200);
    return std::chrono::duration<double, std::milli>(Clock::now() - before).count();
}

double worst_of_most(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times.at(times.size() * 99 / 100);
}

}  // namespace

TEST_CASE("S10: thousands of slow connections neither keep others out nor hold the hub up") {
    const std::size_t many = allowed(slow_ones);
    Hall hall{short_limits()};
    const auto began = Clock::now();
    SlowOnes headers{hall.port(), "127.0.0.1"};  // as if through the proxy
    SlowOnes bodies{hall.port(), "127.0.0.1"};
    std::vector<double> times;
    for (std::size_t i = 0; i < many; ++i) {
        if (i % 2 == 0) headers.add("GET /healthz HTTP/1.1\r\nHost: 12");
        if (i % 2 == 1) bodies.add(request("POST /sms/in", "Content-Length: 1000\r\n", "canary"));
        if (i % 20 == 0) times.push_back(asked_in_milliseconds(hall));
    }
    INFO("99 of 100 were answered in milliseconds: " << worst_of_most(times));
    CHECK(worst_of_most(times) < 5000.0);
    CHECK(support::comes_true(
        [&] { return headers.closed() == headers.size() && bodies.closed() == bodies.size(); }));
    CHECK(asked_in_milliseconds(hall) < 20'000.0);
    const auto lines = hall.new_lines();
    CHECK(!lines.empty());
    // A flood of connections is no flood of lines: each may follow one that counts those left out.
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(Clock::now() - began).count();
    CHECK(lines.size() <= 2 * (http::LineBudget::burst +
                               http::LineBudget::per_second * static_cast<std::size_t>(seconds)));
    for (const std::string& line : lines) CHECK(line.find("canary") == std::string::npos);
}

TEST_CASE("S10: one address that is no proxy has its own bound, and the others do not feel it") {
    Hall hall{short_limits()};
    SlowOnes stranger{hall.port(), "127.0.0.77"};
    for (int i = 0; i < 30; ++i) stranger.add("GET / HT");
    CHECK(asked_in_milliseconds(hall) < 20'000.0);
    CHECK(support::comes_true([&] { return stranger.closed() == 30; }));
    const auto lines = hall.new_lines();
    const auto told = [&](const std::string& words) {
        return std::count_if(lines.begin(), lines.end(), [&](const std::string& line) {
            return line.find(words) != std::string::npos;
        });
    };
    // Those who came in are cut off after a while; on a slow machine some leave before all came.
    CHECK(told("there are too many") >= 1);
    CHECK(told("there are too many") + told("status=408") == 30);
}

TEST_CASE("S10: a request that was begun and not finished in time is answered 408, once") {
    support::Variables quick = short_limits();
    for (const char* limit : {"HEADER", "BODY", "IDLE"})
        quick[std::string{"AIDHUB_HTTP_"} + limit + "_LIMIT_MS"] = "500";
    Hall hall{quick};
    hall.refuses(
        {{"half a header", "GET /healthz?canary HTTP/1.1\r\nHost: 1", 408},
         {"half a body", request("POST /sms/in", "Content-Length: 9\r\n", "canary"), 408}});
    CHECK(hall.tell("").empty());  // nothing was begun
    CHECK(hall.new_lines().empty());
    CHECK(status_of(hall.tell(request("GET /healthz"))) == 200);  // used, idle, then closed
    CHECK(hall.new_lines().empty());
}
