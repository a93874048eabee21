#include "tests/doors/hall.hpp"

#include "hub/program/operator_link.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>

namespace doors {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr const char* digests = R"(
local found = {}
for _, key in ipairs(redis.call('KEYS', '*')) do
    local empty = key:find(':queue$') and redis.call('XLEN', key) == 0
    if not empty and not key:find(':claim') and not key:find(':seen:') then
        found[#found + 1] = key .. ' ' .. redis.sha1hex(redis.call('DUMP', key))
    end
end
table.sort(found)
return table.concat(found, '\n'))";

void limit_waiting(tcp::socket& socket) {
    const timeval limit{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
}

}  // namespace

unsigned status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") ? static_cast<unsigned>(std::stoul(answer.substr(9, 3)))
                                           : 0;
}

std::string request(const std::string& line, const std::string& more, const std::string& body) {
    return line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + "\r\n" + body;
}

std::string with_body(const std::string& line, const std::string& body, const std::string& more) {
    return request(
        line,
        "Connection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more,
        body);
}

Hall::Hall(const support::Variables& more) {
    support::Variables settings = end_to_end::served_by(gateway.sendsms());
    settings["AIDHUB_REDIS_ADDRESS"] = redis.address();
    for (const auto& [name, value] : more) settings[name] = value;
    hub = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", data.path().string()}, settings);
    link_ = std::make_unique<support::RedisLink>(redis.address());
    new_lines();
}

std::uint16_t Hall::port() const {
    return static_cast<std::uint16_t>(std::stoul(hub->url().substr(hub->url().rfind(':') + 1)));
}

std::string Hall::tell(const std::string& bytes) const {
    asio::io_context loop;
    tcp::socket socket{loop};
    socket.connect({asio::ip::address_v4::loopback(), port()});
    limit_waiting(socket);
    boost::system::error_code error;
    asio::write(socket, asio::buffer(bytes), error);
    std::string answer;
    std::array<char, 4096> part{};
    error = {};
    for (;;) {
        const std::size_t size = socket.read_some(asio::buffer(part), error);
        if (error == asio::error::would_block) throw std::runtime_error("the hub does not close");
        if (error) return answer;
        answer.append(part.data(), size);
    }
}

void Hall::refuses(const std::vector<Asked>& all) {
    for (const Asked& one : all) {
        INFO(one.what);
        const std::string before = kept();
        const std::string answer = tell(one.bytes);
        CHECK(status_of(answer) == one.status);
        CHECK(answer.find("}HTTP/1.1 ") == std::string::npos);  // one answer, no second request
        CHECK(kept() == before);
        const auto lines = new_lines();
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].find("status=" + std::to_string(one.status)) != std::string::npos);
        for (const std::string& canary : canaries)
            CHECK(lines[0].find(canary) == std::string::npos);
    }
    CHECK(hub->get("/healthz").status == 200);
    CHECK(gateway.taken().empty());
}

std::string Hall::kept() {
    return link_->call({"EVAL", digests, "0"}).text;
}

std::string Hall::kept_at_rest() {
    std::string last = kept();
    const bool rests = support::comes_true([&] {
        for (int look = 0; look < 20; ++look) support::a_moment();
        const std::string now = kept();
        const bool same = now == last && now.find(":queue") == std::string::npos;
        last = now;
        return same;
    });
    if (!rests) throw std::runtime_error("what is kept does not come to rest");
    return last;
}

std::vector<std::string> Hall::new_lines() {
    const std::string log = hub->log();
    std::istringstream fresh{log.substr(read_)};
    read_ = log.size();
    std::vector<std::string> lines;
    for (std::string line; std::getline(fresh, line);) {
        const bool about =
            line.find(" http ") != std::string::npos || line.find(" sms ") != std::string::npos;
        if (about) lines.push_back(line);
    }
    return lines;
}

std::string Hall::token() const {
    const auto link = program::find_link(data.path());
    if (!link) throw std::runtime_error("the hub left no link");
    return link->token;
}

}  // namespace doors
