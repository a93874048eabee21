#pragma once

#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace serving {

namespace asio = boost::asio;
using asio::ip::tcp;

// Says what it was asked, and remembers it.
class Echo : public http::Handler {
public:
    asio::awaitable<http::Response> answer(http::Request request) override {
        asked.push_back(request);
        co_return http::text(200, request.method + " " + request.path + " [" + request.body + "]");
    }
    std::vector<http::Request> asked{};
};

// Answers when it is let go, or never.
class Slow : public http::Handler {
public:
    explicit Slow(asio::io_context& loop) : gate_(loop) {
        gate_.expires_at(asio::steady_timer::time_point::max());
    }
    asio::awaitable<http::Response> answer(http::Request) override {
        began = true;
        boost::system::error_code opened;
        if (!open_) co_await gate_.async_wait(asio::redirect_error(asio::use_awaitable, opened));
        co_return http::text(200, "at last");
    }
    void open() {
        open_ = true;
        gate_.cancel();
    }
    bool began{};

private:
    asio::steady_timer gate_;
    bool open_{};
};

class Throwing : public http::Handler {
public:
    asio::awaitable<http::Response> answer(http::Request) override {
        throw std::runtime_error("the store is away");
        co_return http::Response{};
    }
};

class Fixed : public http::Handler {
public:
    explicit Fixed(http::Response response) : response_(std::move(response)) {}
    asio::awaitable<http::Response> answer(http::Request) override { co_return response_; }

private:
    http::Response response_;
};

inline http::ServerSettings on_a_free_port() {
    http::ServerSettings settings;
    settings.port = 0;
    return settings;
}

// A server that serves on this loop until stopped.
class Serving {
public:
    Serving(asio::io_context& loop,
            http::ServerSettings settings,
            const http::Routes& routes,
            std::chrono::seconds drain = std::chrono::seconds{0})
        : loop_(loop),
          server_(loop.get_executor(), std::move(settings), routes),
          group_(loop.get_executor(), nullptr) {
        group_.spawn("server", server_.serve(drain));
    }
    ~Serving() { stop(); }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    void ask_to_stop() { group_.cancel(); }
    bool is_over() const { return group_.size() == 0; }
    void stop() {
        ask_to_stop();
        support::run(loop_, group_.finished());
    }
    std::uint16_t port() const { return server_.port(); }

private:
    asio::io_context& loop_;
    http::Server server_;
    async::TaskGroup group_;
};

// The other end of a connection: bytes out, bytes in.
class Peer {
public:
    // From another address of the loopback network, if one is given.
    Peer(asio::io_context& loop,
         std::uint16_t port,
         asio::ip::address_v4 from = asio::ip::address_v4::loopback())
        : loop_(loop), socket_(loop) {
        socket_.open(tcp::v4());
        socket_.bind({from, 0});
        socket_.connect({asio::ip::address_v4::loopback(), port});
    }

    // False when the server does not take it.
    bool say(std::string bytes) { return support::run(loop_, write(std::move(bytes))); }

    // What comes until the server closes.
    std::string rest() { return support::run(loop_, read(std::string())); }
    // What comes until `end` has come, with it.
    std::string until(std::string end) { return support::run(loop_, read(std::move(end))); }

    tcp::socket& socket() { return socket_; }

private:
    asio::awaitable<bool> write(std::string bytes) {
        boost::system::error_code error;
        co_await asio::async_write(
            socket_, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
        co_return !error;
    }

    asio::awaitable<std::string> read(std::string end) {
        boost::system::error_code error;
        while (!error) {
            const auto place = end.empty() ? std::string::npos : got_.find(end);
            if (place != std::string::npos) co_return take(place + end.size());
            std::string part(4096, '\0');
            const auto size = co_await socket_.async_read_some(
                asio::buffer(part), asio::redirect_error(asio::use_awaitable, error));
            got_.append(part, 0, size);
        }
        co_return take(got_.size());
    }

    std::string take(std::size_t size) {
        std::string taken = got_.substr(0, size);
        got_.erase(0, size);
        return taken;
    }

    asio::io_context& loop_;
    tcp::socket socket_;
    std::string got_{};
};

// 0 when nothing came.
inline unsigned status_of(const std::string& answer) {
    return answer.substr(0, 9) == "HTTP/1.1 "
               ? static_cast<unsigned>(std::stoul(answer.substr(9, 3)))
               : 0;
}

template <class Condition>
void run_until(asio::io_context& loop, Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("it never came to pass");
        loop.restart();
        loop.run_one_for(std::chrono::milliseconds{20});
    }
}

}  // namespace serving
