#pragma once

#include "adapters/web/socket/close_codes.hpp"
#include "adapters/web/socket/frame_parser.hpp"
#include "adapters/web/socket/frames.hpp"
#include "adapters/web/socket/listener.hpp"
#include "adapters/web/socket/out_queue.hpp"
#include "adapters/web/socket/pace.hpp"
#include "adapters/web/socket/shared.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace web {

// One client's connection after the upgrade. Belongs to Sockets; made small, because thousands lie
// idle: no coroutine, no timer and no read buffer of its own (see README.md).
class Socket {
public:
    Socket(boost::asio::ip::tcp::socket socket, Shared& shared);
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    // Queued, and sent at the end of this turn of the loop with whatever else was. Does nothing
    // once the connection closes. One frame too many and the client is closed as too_slow: it comes
    // back and catches up.
    void send(Payload frame);
    // What was queued is still sent, but for too_slow; then goodbye is said. The first one counts.
    void close(Close code, std::string_view reason);
    // The client has said who it is: the longer queue is its own, and it may be silent.
    void welcome() { is_welcome_ = true; }

    bool is_open() const { return state_ == State::open; }
    std::size_t queued() const { return queue_.bytes(); }  // bytes that wait to be sent

private:
    friend class Sockets;
    friend class Received;

    enum class State : unsigned char { open, closing, over };
    using Time = Shared::Time;

    void begin(Reception& reception, std::string_view read_ahead);
    void settle();
    void look();
    void abort();
    bool is_gone() const;

    void stir();
    void wait_to_read();
    void readable(const boost::system::error_code& error);
    void take_in(std::string_view bytes);
    void hear(Incoming come);
    void hear(Text text);
    void hear(const Ping& ping);
    void hear(const Closing& closing);
    void hear(const Broken& broken);
    void resume();
    void let_go();
    bool may_read() const;

    void flush();
    bool write();
    void wait_to_write();
    void writable(const boost::system::error_code& error);
    void say_goodbye(Payload frame);
    void end();
    void look_for_life();
    void go_on_reading();

    Shared& shared_;
    boost::asio::ip::tcp::socket socket_;
    std::unique_ptr<Listener> listener_{};
    FrameParser parser_{};
    OutQueue queue_{};
    std::string unread_{};  // came while too much was in hand
    Pace pace_;
    Time since_;  // opened, or, when no longer open, closing
    Time pinged_;
    Time blocked_{};         // when the kernel took no more
    std::size_t place_{};    // in Sockets
    std::size_t ignored_{};  // bytes that came after goodbye
    unsigned in_hand_{};
    State state_{State::open};
    bool is_welcome_{};
    bool is_stirred_{};
    bool is_reading_{};  // a wait is under way
    bool is_writing_{};
    bool is_told_{};  // the listener has heard of the end
    bool awaits_pong_{};
    bool heard_goodbye_{};
    bool is_deaf_{};  // what comes is no longer read as frames
};

}  // namespace web
