#include "tests/live/caller.hpp"

#include "adapters/web/socket/close_codes.hpp"
#include "tests/unit/adapters/web/socket/client_frames.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace live_hub {

namespace {

constexpr unsigned cut_off = 1006;

std::size_t byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

std::string host(std::uint16_t port) {
    return "127.0.0.1:" + std::to_string(port);
}

}  // namespace

bool comes_back(unsigned code) {
    return web::comes_back(static_cast<std::uint16_t>(code));
}

Caller::~Caller() {
    cut();
}

void Caller::cut() {
    if (socket_ < 0) return;
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    end(cut_off);
}

void Caller::end(unsigned code) {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    got_.clear();
    state_ = State::closed;
    goodbye_ = code;
}

void Caller::dial() {
    cut();
    refused_ = 0;
    state_ = State::dialing;
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket_ < 0) throw std::runtime_error("no more sockets: raise the limit of open files");
    if (window > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const void* const raw = &address;
    const bool failed = ::connect(socket_, static_cast<const sockaddr*>(raw), sizeof address) != 0;
    if (failed && errno != EINPROGRESS) end(cut_off);
}

void Caller::can_write() {
    if (state_ != State::dialing) return;
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) return end(cut_off);
    if (ticket_.empty()) return ask_for_ticket();
    upgrade();
}

void Caller::send(std::string_view bytes) {
    if (::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(bytes.size()))
        end(cut_off);
}

void Caller::ask_for_ticket() {
    state_ = State::asking;
    send("POST /api/v1/ticket HTTP/1.1\r\nHost: " + host(port) + "\r\nOrigin: http://" +
         host(port) + "\r\nCookie: __Host-aidhub=" + cookie_ + "\r\nContent-Length: 0\r\n\r\n");
}

void Caller::upgrade() {
    state_ = State::upgrading;
    send("GET /api/v1/live HTTP/1.1\r\nHost: " + host(port) + "\r\nOrigin: http://" + host(port) +
         "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
         "Sec-WebSocket-Protocol: aidhub.v1\r\n\r\n");
}

void Caller::join() {
    state_ = State::joining;
    send(live::says("{\"id\":1,\"connect\":{\"ticket\":\"" + ticket_ +
                    "\",\"positions\":" + reader.position(group_) + "}}"));
    ticket_.clear();
}

void Caller::say(std::string_view words) {
    if (is_member()) send(live::says(words));
}

bool Caller::read(std::size_t most) {
    if (socket_ < 0) return false;
    static std::array<char, 64UL * 1024> part{};
    const auto size = ::read(socket_, part.data(), std::min(most, part.size()));
    if (size < 0 && errno == EAGAIN) return false;
    if (size <= 0) {
        end(cut_off);
        return false;
    }
    got_.append(part.data(), static_cast<std::size_t>(size));
    take_in();
    return socket_ >= 0;
}

void Caller::take_in() {
    bool more = true;
    while (more && socket_ >= 0) {
        const bool is_http = state_ == State::asking || state_ == State::upgrading;
        more = is_http ? take_answer() : take_frame();
    }
}

// One answer of HTTP, with its body.
bool Caller::take_answer() {
    const auto end_of_head = got_.find("\r\n\r\n");
    if (end_of_head == got_.npos) return false;
    const auto length_at = got_.find("Content-Length: ");
    const bool has_body = length_at < end_of_head;
    const std::size_t length = has_body ? std::stoul(got_.substr(length_at + 16)) : 0;
    if (got_.size() < end_of_head + 4 + length) return false;
    const unsigned status = static_cast<unsigned>(std::stoul(got_.substr(9, 3)));
    const std::string body = got_.substr(end_of_head + 4, length);
    got_.erase(0, end_of_head + 4 + length);
    if (state_ == State::upgrading && status == 101) {
        join();
    } else if (state_ == State::asking && status == 200) {
        const auto begin = body.find(':') + 2;
        ticket_ = body.substr(begin, body.rfind('"') - begin);
        upgrade();
    } else {
        end(cut_off);
        refused_ = status;
    }
    return true;
}

bool Caller::take_frame() {
    if (got_.size() < 2) return false;
    std::size_t begin = 2;
    std::size_t size = byte(got_, 1);
    if (size > 125) begin = size == 126 ? 4 : 10;
    if (got_.size() < begin) return false;
    if (begin > 2) size = 0;
    for (std::size_t i = 2; i < begin; ++i) size = size << 8U | byte(got_, i);
    if (got_.size() < begin + size) return false;
    const unsigned kind = byte(got_, 0) & 0x0FU;
    const std::string payload = got_.substr(begin, size);
    got_.erase(0, begin + size);
    heard(kind, payload);
    return true;
}

void Caller::heard(unsigned kind, std::string_view payload) {
    if (kind == live::closing) {
        const bool has_code = payload.size() >= 2;
        return end(has_code ? static_cast<unsigned>(byte(payload, 0) << 8U | byte(payload, 1))
                            : 1005U);
    }
    if (kind != live::text) return;
    if (state_ == State::joining) {
        state_ = State::member;
        backoff = {};
    }
    reader.hear(payload);
    if (payload == "{}") say("{}");
}

}  // namespace live_hub
