#pragma once

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <functional>
#include <vector>

namespace web {

class Socket;

// Those that have something to do at the end of this turn of the loop: frames to send, a goodbye to
// tell. So whatever came for one connection during a turn leaves in one write. A few hundred are
// seen to at a time, that others get their turn between.
class Turn {
public:
    using Each = std::function<void(Socket&)>;
    using Over = std::function<void()>;

    // `each` for one after the other; `over` when none is left. Outlives what was posted: see
    // is_idle().
    Turn(boost::asio::any_io_executor executor, Each each, Over over);

    // Each at most once until it is seen to: the socket knows whether it is in.
    void add(Socket& socket);
    bool is_idle() const { return !posted_; }

private:
    void post();
    void run();

    boost::asio::any_io_executor executor_;
    Each each_;
    Over over_;
    std::vector<Socket*> sockets_{};
    std::size_t next_{};
    bool posted_{};
};

}  // namespace web
