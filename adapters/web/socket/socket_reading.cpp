#include "adapters/web/socket/socket.hpp"

#include <boost/asio/buffer.hpp>
#include <spdlog/spdlog.h>

#include <exception>
#include <utility>
#include <variant>

// What a client says, and who deals with it (callbacks: see socket.cpp).

namespace asio = boost::asio;
using asio::ip::tcp;

namespace web {

namespace {

constexpr std::size_t max_ignored = 1024UL * 1024;  // bytes read after goodbye

}  // namespace

Received::Received(Socket& socket, std::string text) : socket_(&socket), text_(std::move(text)) {
    ++socket.in_hand_;
}

void Received::LetGo::operator()(Socket* socket) const {
    socket->let_go();
}

bool Socket::may_read() const {
    if (state_ == State::closing) return true;
    return in_hand_ < shared_.settings.max_in_hand && pace_.may_say();
}

void Socket::resume() {
    if (!unread_.empty() && may_read()) take_in(std::exchange(unread_, {}));
    if (state_ != State::over && unread_.empty() && may_read() && !is_reading_) wait_to_read();
}

void Socket::let_go() {
    --in_hand_;
    stir();
}

void Socket::wait_to_read() {
    is_reading_ = true;
    socket_.async_wait(tcp::socket::wait_read,
                       [this](const boost::system::error_code& error) { readable(error); });
}

void Socket::readable(const boost::system::error_code& error) {
    is_reading_ = false;
    if (state_ == State::over) return stir();
    boost::system::error_code failed = error;
    std::size_t size = 0;
    if (!failed) size = socket_.read_some(asio::buffer(shared_.read_buffer), failed);
    if (failed && !must_wait(failed)) return end();
    awaits_pong_ = awaits_pong_ && size == 0;
    take_in({shared_.read_buffer.data(), size});
    resume();
}

void Socket::take_in(std::string_view bytes) {
    if (state_ == State::closing) {
        ignored_ += bytes.size();
        if (ignored_ > max_ignored) return abort();
    }
    if (is_deaf_) return;
    while (!bytes.empty() && state_ != State::over) {
        if (!may_read()) {
            unread_ = bytes;
            return;
        }
        hear(parser_.next(bytes));
    }
}

void Socket::hear(Incoming come) {
    if (std::holds_alternative<std::monostate>(come)) return;
    if (const auto* closing = std::get_if<Closing>(&come)) return hear(*closing);
    if (const auto* broken = std::get_if<Broken>(&come)) return hear(*broken);
    if (state_ != State::open) return;
    pace_.said(shared_.settings, shared_.now);
    if (auto* text = std::get_if<Text>(&come)) hear(std::move(*text));
    if (const auto* ping = std::get_if<Ping>(&come)) hear(*ping);
}

void Socket::hear(Text text) {
    // A listener that fails takes its own connection with it, and no other.
    try {
        listener_->received(Received{*this, std::move(text.words)});
    } catch (const std::exception& error) {
        spdlog::error("live connection failed reason=\"{}\"", error.what());
        close(Close::our_fault, "our fault");
    }
}

void Socket::hear(const Ping& ping) {
    queue_.push_pong(pong_frame(ping.said), shared_.now);
    stir();
}

void Socket::hear(const Closing& closing) {
    heard_goodbye_ = true;
    if (state_ == State::open) {
        queue_.drop();
        say_goodbye(close_frame(static_cast<Close>(closing.code), {}));
    }
    stir();
}

void Socket::hear(const Broken& broken) {
    is_deaf_ = true;
    close(broken.code, broken.why);
    stir();
}

}  // namespace web
