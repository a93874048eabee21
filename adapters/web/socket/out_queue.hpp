#pragma once

#include "adapters/web/socket/frames.hpp"

#include <boost/asio/buffer.hpp>

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace web {

// The frames that wait to be sent to one client, in order. No I/O; its bounds are its owner's.
class OutQueue {
public:
    using Time = std::chrono::steady_clock::time_point;

    void push(Payload frame, Time now);
    // Goes out before the others; takes the place of one that still waits (RFC 6455 5.5.3).
    void push_pong(Payload frame, Time now);
    // All but a frame that has been sent in part.
    void drop();

    // What is to be sent next, as many pieces as there is room for. Gives how many.
    std::size_t gather(std::span<boost::asio::const_buffer> pieces);
    void sent(std::size_t bytes);

    bool empty() const { return first_ == waiting_.size() && !pong_; }
    std::size_t bytes() const { return bytes_; }
    // When the longest waiting one came. Needs one.
    Time since() const { return first_ < waiting_.size() ? waiting_[first_].since : pong_since_; }

private:
    struct Waiting {
        Payload frame{};
        Time since{};
    };

    void tidy();
    std::size_t behind_begun() const { return first_ + (begun_ > 0 ? 1 : 0); }

    std::vector<Waiting> waiting_{};
    std::size_t first_{};  // those before it have been sent
    std::size_t begun_{};  // bytes of the first one that have been sent
    std::size_t bytes_{};  // left
    Payload pong_{};
    Time pong_since_{};
};

}  // namespace web
