#include "adapters/web/socket/socket.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/socket_base.hpp>

#include <array>
#include <span>
#include <utility>

// Plain completion handlers instead of coroutines, here only: the frames of a coroutine that waits
// to read would be most of what an idle connection costs (decision 0021). Every handler belongs to
// a wait that is counted (is_reading_, is_writing_), and a Socket is destroyed when none is left.

namespace asio = boost::asio;
using asio::ip::tcp;

namespace web {

namespace {

constexpr std::size_t max_pieces = 64;  // frames in one write

}  // namespace

Socket::Socket(tcp::socket socket, Shared& shared)
    : shared_(shared),
      socket_(std::move(socket)),
      pace_(shared.settings, shared.now),
      since_(shared.now),
      pinged_(shared.now) {
    boost::system::error_code ignored;  // a socket that is gone says so when it is read
    socket_.non_blocking(true, ignored);
    socket_.set_option(tcp::no_delay(true), ignored);
    socket_.set_option(asio::socket_base::send_buffer_size(shared.settings.send_buffer), ignored);
}

void Socket::send(Payload frame) {
    if (state_ != State::open) return;
    const auto& settings = shared_.settings;
    const auto room = is_welcome_ ? settings.max_queue : settings.max_queue_of_strangers;
    if (queue_.bytes() + frame->size() > room) return close(Close::too_slow, "too slow");
    queue_.push(std::move(frame), shared_.now);
    stir();
}

void Socket::close(Close code, std::string_view reason) {
    if (state_ != State::open) return;
    if (code == Close::too_slow) queue_.drop();
    say_goodbye(close_frame(code, reason));
}

void Socket::say_goodbye(Payload frame) {
    state_ = State::closing;
    since_ = shared_.now;
    queue_.push(std::move(frame), shared_.now);
    stir();
}

void Socket::begin(Reception& reception, std::string_view read_ahead) {
    listener_ = reception.opened(*this);
    take_in(read_ahead);
    resume();
}

// At the end of a turn of the loop: Sockets calls it once after stir().
void Socket::settle() {
    is_stirred_ = false;
    if (state_ != State::over) flush();
    if (state_ != State::over) resume();
    if (state_ == State::open || is_told_) return;
    is_told_ = true;
    listener_->closed();
}

void Socket::stir() {
    if (is_stirred_) return;
    is_stirred_ = true;
    shared_.turn.add(*this);
}

bool Socket::is_gone() const {
    return state_ == State::over && is_told_ && !is_stirred_ && !is_reading_ && !is_writing_ &&
           in_hand_ == 0;
}

void Socket::end() {
    state_ = State::over;
    boost::system::error_code ignored;
    socket_.close(ignored);
    stir();
}

// At once, also for what the kernel still holds.
void Socket::abort() {
    if (state_ == State::over) return;
    boost::system::error_code ignored;
    socket_.set_option(asio::socket_base::linger(true, 0), ignored);
    end();
}

void Socket::flush() {
    if (is_writing_) return;  // the kernel takes no more for now
    while (!queue_.empty()) {
        if (!write()) return;
    }
    if (state_ != State::closing) return;
    if (heard_goodbye_) return end();
    // Nobody will understand a goodbye any more: say that nothing comes, and wait for the other to
    // close; a socket closed with unread bytes is reset, and the reset may overtake our goodbye.
    boost::system::error_code ignored;
    if (is_deaf_) socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

// False when the kernel takes no more or the connection is over.
bool Socket::write() {
    std::array<asio::const_buffer, max_pieces> pieces;
    const std::size_t count = queue_.gather(pieces);
    boost::system::error_code error;
    const std::size_t size =
        count == 1
            ? socket_.write_some(pieces[0], error)
            : socket_.write_some(std::span<const asio::const_buffer>{pieces.data(), count}, error);
    queue_.sent(size);
    if (!error) return true;
    if (must_wait(error)) {
        wait_to_write();
    } else {
        end();
    }
    return false;
}

void Socket::wait_to_write() {
    is_writing_ = true;
    blocked_ = shared_.now;
    socket_.async_wait(tcp::socket::wait_write,
                       [this](const boost::system::error_code& error) { writable(error); });
}

void Socket::writable(const boost::system::error_code& error) {
    is_writing_ = false;
    if (state_ == State::over) return stir();
    if (error) return end();
    flush();
}

// ---- time

// Every SocketSettings::sweep_every.
void Socket::look() {
    const auto& settings = shared_.settings;
    const Time now = shared_.now;
    if (is_writing_ && now - blocked_ >= settings.write_limit) return abort();
    if (state_ == State::closing && now - since_ >= settings.close_limit) return abort();
    if (state_ != State::open) return;
    if (!queue_.empty() && now - queue_.since() >= settings.queue_limit)
        return close(Close::too_slow, "too slow");
    if (!is_welcome_ && now - since_ >= settings.stranger_limit)
        return close(Close::no_pong, "nothing was said");
    if (pace_.floods(settings, now)) return close(Close::too_many_messages, "too many messages");
    look_for_life();
    go_on_reading();
}

// Who said all that they may for now waits for the next look.
void Socket::go_on_reading() {
    if (pace_.may_say()) return;
    pace_.look(shared_.settings, shared_.now);
    if (pace_.may_say()) stir();
}

// While we do not read, silence is ours.
void Socket::look_for_life() {
    const auto& settings = shared_.settings;
    const Time now = shared_.now;
    if (!may_read()) {
        pinged_ = now;
        awaits_pong_ = false;
    } else if (awaits_pong_ && now - pinged_ >= settings.pong_limit) {
        close(Close::no_pong, "no pong");
    } else if (!awaits_pong_ && now - pinged_ >= settings.ping_every) {
        pinged_ = now;
        awaits_pong_ = true;
        send(listener_->ping());
    }
}

}  // namespace web
