#include "tests/bench/load.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

constexpr int patience = 30'000;  // milliseconds
constexpr unsigned text = 0x81;   // whole

[[noreturn]] void fail(const std::string& what) {
    throw std::runtime_error("load: " + what);
}

// Masked with zeros: a mask, and the bytes as they are.
std::string masked(std::size_t size) {
    std::string frame(1, static_cast<char>(text));
    if (size < 126) {
        frame += static_cast<char>(0x80U | size);
    } else {
        frame += static_cast<char>(0x80U | 126U);
        frame += static_cast<char>(size >> 8U);
        frame += static_cast<char>(size & 0xFFU);
    }
    return frame + std::string(4, '\0') + std::string(size, 'm');
}

std::size_t byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

// Takes whole frames off the front and gives how many there were.
std::size_t count_frames(std::string_view& bytes) {
    std::size_t count = 0;
    while (bytes.size() >= 4) {
        const bool is_short = byte(bytes, 1) < 126;
        const std::size_t begin = is_short ? 2 : 4;
        const std::size_t size = is_short ? byte(bytes, 1) : byte(bytes, 2) << 8U | byte(bytes, 3);
        if (byte(bytes, 1) > 126) fail("a frame that nobody sent");
        if (bytes.size() < begin + size) break;
        if (byte(bytes, 0) != text || bytes[begin] != 'm') fail("a frame that nobody sent");
        bytes.remove_prefix(begin + size);
        ++count;
    }
    return count;
}

void shake_hands(int socket, std::uint16_t port) {
    const std::string host = "127.0.0.1:" + std::to_string(port);
    const std::string request = "GET /api/v1/live HTTP/1.1\r\nHost: " + host +
                                "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: aidhub.v1\r\n"
                                "Origin: http://127.0.0.1\r\n\r\n";
    if (::write(socket, request.data(), request.size()) < 0) fail("nobody is there");
    std::string answer;
    while (answer.find("\r\n\r\n") == std::string::npos) {
        std::array<char, 1> next{};
        if (::read(socket, next.data(), 1) != 1) fail("no answer to a handshake: " + answer);
        answer += next[0];
    }
    if (answer.find(" 101 ") == std::string::npos) fail("refused: " + answer);
}

}  // namespace

Load::Load(std::uint16_t port)
    : port_(port), poll_(::epoll_create1(EPOLL_CLOEXEC)), buffer_(256UL * 1024) {}

Load::~Load() {
    for (const Receiver& one : receivers_) ::close(one.socket);
    if (source_ >= 0) ::close(source_);
    ::close(poll_);
}

int Load::dial() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what the call takes
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        fail("cannot connect");
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    shake_hands(socket, port_);
    return socket;
}

void Load::connect_source() {
    source_ = dial();
}

void Load::connect_receivers(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        Receiver one;
        one.socket = dial();
        ::fcntl(one.socket, F_SETFL, O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = receivers_.size();
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, one.socket, &event);
        receivers_.push_back(std::move(one));
    }
}

std::size_t Load::read(Receiver& receiver) {
    const auto size = ::read(receiver.socket, buffer_.data(), buffer_.size());
    if (size < 0 && errno == EAGAIN) return 0;
    if (size <= 0) fail("a connection was closed");
    std::string_view bytes{buffer_.data(), static_cast<std::size_t>(size)};
    if (receiver.part.empty()) {
        const std::size_t count = count_frames(bytes);
        if (!bytes.empty()) receiver.part = bytes;
        return count;
    }
    receiver.part += bytes;
    bytes = receiver.part;
    const std::size_t count = count_frames(bytes);
    receiver.part = std::string(bytes);
    return count;
}

std::size_t Load::wait_for_some() {
    std::array<epoll_event, 1024> events{};
    const int ready = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), patience);
    if (ready == 0) fail("nothing comes");
    std::size_t got = 0;
    for (int i = 0; i < ready; ++i)
        got += read(receivers_.at(events.at(static_cast<std::size_t>(i)).data.u64));
    return got;
}

std::uint64_t Load::broadcast(std::size_t times, std::size_t burst, std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < burst; ++i) bytes += masked(size);
    const std::uint64_t each = receivers_.size() * burst;
    for (std::size_t i = 0; i < times; ++i) {
        if (::write(source_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
            fail("the source cannot send");
        std::uint64_t got = 0;
        while (got < each) got += wait_for_some();
        if (got > each) fail("more came than was sent");
    }
    return each * times;
}

}  // namespace bench
