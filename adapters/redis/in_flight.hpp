#pragma once

#include "adapters/redis/error.hpp"
#include "adapters/redis/reply.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <deque>
#include <memory>

namespace redis {

// One command on its way. Owned by both the queue and whoever waits for the answer, since either
// may end first.
struct Exchange {
    explicit Exchange(const boost::asio::any_io_executor& executor) : wake(executor) {}

    boost::asio::steady_timer wake;  // expires at the deadline; cancelled when done
    Reply reply{};
    boost::system::error_code error{};
    std::size_t bytes{};
    bool done{};
};

using Sent = std::shared_ptr<Exchange>;

// Commands that were written and wait for their replies, first in, first out. An abandoned one
// keeps its place, so that its late reply is not taken for another's.
class InFlight {
public:
    InFlight(std::size_t max_commands, std::size_t max_bytes)
        : max_commands_(max_commands), max_bytes_(max_bytes) {}

    // False when there is no room; a single command larger than the bound goes when nothing else is
    // under way.
    bool has_room(std::size_t bytes) const;
    void push(Sent exchange);
    void deliver(Reply reply);  // throws Error::protocol when nothing was asked
    void fail_all(boost::system::error_code error);

    std::size_t size() const { return waiting_.size(); }
    std::size_t bytes() const { return bytes_; }

private:
    std::deque<Sent> waiting_;
    std::size_t max_commands_;
    std::size_t max_bytes_;
    std::size_t bytes_{};
};

}  // namespace redis
