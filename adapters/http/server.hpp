#pragma once

#include "adapters/http/message.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace http {

struct ServerSettings {
    std::string address{"127.0.0.1"};
    std::uint16_t port{8080};  // 0: any free one
    std::size_t max_header{8 * 1024};
    std::size_t max_body{64 * 1024};
    std::size_t max_connections{1000};
    std::chrono::seconds header_limit{10};
    std::chrono::seconds body_limit{30};
    std::chrono::seconds idle_limit{75};
    std::chrono::seconds handler_limit{60};
};

// Answers requests for one path or for all below it.
class Handler {
public:
    virtual ~Handler() = default;
    // What it throws becomes 503 with Retry-After for the caller and one log line here.
    virtual boost::asio::awaitable<Response> answer(Request request) = 0;
};

// Which handler has which path. The longest match wins; a path that ends in '/' has all below it.
class Routes {
public:
    void add(std::string method, std::string path, Handler& handler);
    struct Found {
        Handler* handler{};
        std::string allowed{};  // other methods of this path, for 405's Allow
    };
    Found find(std::string_view method, std::string_view path) const;

private:
    struct Route {
        std::string method;
        std::string path;
        Handler* handler;
    };
    std::vector<Route> routes_;
};

// A listener for HTTP/1.1. Bound when constructed (throws system_error), serving while serve() runs.
class Server {
public:
    Server(boost::asio::any_io_executor executor, ServerSettings settings, const Routes& routes);
    ~Server();
    std::uint16_t port() const;
    // Until cancelled. Then no new connection is accepted, requests under way are finished within `drain`, and it returns.
    boost::asio::awaitable<void> serve(std::chrono::seconds drain);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace http
