#pragma once

#include "adapters/redis/backoff.hpp"
#include "adapters/redis/in_flight.hpp"
#include "adapters/redis/settings.hpp"
#include "adapters/redis/wire.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>

namespace redis {

// One pipelined connection for commands, kept up by run(). What is sent in one turn of the loop
// goes out in one write. One thread. Failures are boost::system::system_error with a redis::Error;
// lost, timed-out and cancelled commands have an unknown outcome.
class Connection {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    // Throws std::invalid_argument when the address is wrong.
    Connection(boost::asio::any_io_executor executor, Settings settings);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Connects, serves, connects again; ends only when cancelled. The handshake refuses replicas
    // and servers older than 7.0 and loads the function library where it is missing.
    boost::asio::awaitable<void> run();

    // Waits for a connection. Gives the deadline for what is sent next. Throws `unavailable`.
    boost::asio::awaitable<Deadline> ready();

    // Puts a command behind those already sent. Does not wait, so what is sent in a row is executed
    // in that order. Throws `unavailable` or `overloaded`; then nothing was sent.
    Sent send(const Command& command, Deadline deadline);

    // The reply to what was sent. An error reply is thrown.
    boost::asio::awaitable<Reply> answer(Sent sent);

    boost::asio::awaitable<Reply> call(Command command);  // ready, send, answer

    bool connected() const { return connected_; }
    const std::string& server() const {
        return server_;
    }  // the replication id of the server connected to last
    std::size_t in_flight() const { return in_flight_.size(); }
    std::size_t connects() const { return connects_; }  // how often a handshake succeeded

private:
    boost::asio::awaitable<std::string> serve();  // why it ended
    boost::asio::awaitable<void> open();
    boost::asio::awaitable<void> handshake();
    boost::asio::awaitable<void> check_server();
    boost::asio::awaitable<void> load_library();
    boost::asio::awaitable<void> read_replies();
    boost::asio::awaitable<void> write_commands();
    Sent wait_for_connection(Deadline deadline);
    void went_up();
    void went_down();
    void drop();

    boost::asio::any_io_executor executor_;
    Settings settings_;
    Address address_;
    Wire wire_;
    InFlight in_flight_;
    Backoff backoff_;
    boost::asio::steady_timer to_send_;  // cancelled when there is something to write
    std::deque<Sent> waiting_;           // for a connection
    std::string outgoing_;
    std::string server_;
    Deadline since_{};  // when the connection was made
    std::size_t connects_{};
    int unanswered_{};  // timeouts since the last reply
    bool connected_{};
};

}  // namespace redis
