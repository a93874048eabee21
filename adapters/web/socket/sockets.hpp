#pragma once

#include "adapters/http/takeover.hpp"
#include "adapters/web/socket/listener.hpp"
#include "adapters/web/socket/settings.hpp"
#include "adapters/web/socket/shared.hpp"
#include "adapters/web/socket/socket.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace web {

// The live connections of a node: takes them over from the HTTP server, looks after all of them
// with one timer, and closes them at the end. Outlives the server; serve() must have returned
// before it is destroyed.
class Sockets final : public http::Takeover {
public:
    Sockets(boost::asio::any_io_executor executor, SocketSettings settings, Reception& reception);
    ~Sockets() override;

    // Would one more of this address be taken?
    bool has_room(const std::string& address) const;
    // Closed without a word when there is no room or serve() is ending.
    void take(boost::asio::ip::tcp::socket socket, std::string read_ahead) override;

    // Until cancelled. Then everybody is told shutting_down, at most `drain` is waited for their
    // goodbyes, the others are cut off, and it returns when the last Received was let go.
    boost::asio::awaitable<void> serve(std::chrono::milliseconds drain);

    std::size_t size() const { return sockets_.size(); }
    const SocketSettings& settings() const { return settings_; }

private:
    using ByAddress = std::map<std::string, std::size_t>;
    struct Held {
        std::unique_ptr<Socket> socket{};
        ByAddress::iterator counted{};  // the end: not counted
    };

    bool is_proxy(const std::string& address) const;
    void see_to(Socket& socket);
    void remove(std::size_t place);
    void sweep();
    boost::asio::awaitable<void> sweep_until_cancelled();
    boost::asio::awaitable<void> all_gone(std::chrono::milliseconds limit);

    const SocketSettings settings_;
    Reception& reception_;
    Shared shared_;
    ByAddress by_address_{};
    std::vector<Held> sockets_{};
    boost::asio::steady_timer timer_;
    Shared::Time swept_{std::chrono::steady_clock::now()};
    bool draining_{};
};

}  // namespace web
