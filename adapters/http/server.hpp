#pragma once

#include "adapters/http/message.hpp"
#include "adapters/http/settings.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace http {

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
    // Throws std::invalid_argument when it is taken. Who has GET has HEAD too; its body is left
    // out.
    void add(std::string method, std::string path, Handler& handler);
    // This path alone, also when it ends in '/'.
    void add_alone(std::string method, std::string path, Handler& handler);
    // Answers for all paths that nobody has; without one it is a problem, 404.
    void otherwise(Handler& handler) { otherwise_ = &handler; }
    struct Found {
        Handler* handler{};
        std::string allowed{};  // the methods of this path, for 405's Allow
        std::string
            route{};  // the path as it was added, for logs; empty: nobody has it, see `otherwise`
    };
    Found find(std::string_view method, std::string_view path) const;

private:
    struct Route {
        std::string method{};
        std::string path{};
        Handler* handler{};
        bool alone{};
    };
    static bool covers(const Route& route, std::string_view path);
    void add(Route route);

    std::vector<Route> routes_;
    Handler* otherwise_{};
};

// A listener for HTTP/1.1. Bound when constructed (throws system_error), serving while serve()
// runs.
class Server {
public:
    Server(boost::asio::any_io_executor executor, ServerSettings settings, const Routes& routes);
    ~Server();
    std::uint16_t port() const;
    // Until cancelled. Then no new connection is accepted, requests under way are finished within
    // `drain`, and it returns.
    boost::asio::awaitable<void> serve(std::chrono::seconds drain);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace http
