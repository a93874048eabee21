#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <string>

namespace support {

// An HTTP server on the test's loop, on a free port unless one is named; it serves whenever the
// loop turns, until the end of this object. The routes and their handlers live longer.
class Serving {
public:
    Serving(boost::asio::io_context& loop, const http::Routes& routes, std::uint16_t port = 0)
        : loop_{loop},
          server_{loop.get_executor(), at(port), routes},
          tasks_{loop.get_executor(), [](const std::string&, std::exception_ptr) {}} {
        tasks_.spawn("server", server_.serve(std::chrono::seconds{0}));
    }
    ~Serving() {
        tasks_.cancel();
        run(loop_, tasks_.finished());
    }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    std::uint16_t port() const { return server_.port(); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }

private:
    static http::ServerSettings at(std::uint16_t port) {
        http::ServerSettings settings;
        settings.port = port;
        return settings;
    }

    boost::asio::io_context& loop_;
    http::Server server_;
    async::TaskGroup tasks_;
};

}  // namespace support
