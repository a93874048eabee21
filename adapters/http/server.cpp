#include "adapters/http/server.hpp"

#include "adapters/async/task_group.hpp"
#include "adapters/http/crowd.hpp"
#include "adapters/http/refusal_log.hpp"
#include "adapters/http/session.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace asio = boost::asio;
using asio::ip::tcp;

namespace http {

namespace {

// Connections over the cap that are told so at the same time; beyond these they are closed without
// a word.
constexpr std::size_t max_turned_away = 64;
constexpr std::chrono::milliseconds first_backoff{10};
constexpr std::chrono::milliseconds longest_backoff{1000};

tcp::endpoint endpoint_of(const ServerSettings& settings) {
    return {asio::ip::make_address(settings.address), settings.port};
}

GuardSettings guard_of(const ServerSettings& settings) {
    GuardSettings guard;
    guard.max_body = settings.max_body;
    guard.hosts = settings.hosts;
    return guard;
}

void log_failure(const std::string& name, const std::exception_ptr& what) {
    try {
        std::rethrow_exception(what);
    } catch (const std::exception& error) {
        spdlog::error("http {} failed reason=\"{}\"", name, error.what());
    } catch (...) {
        spdlog::error("http {} failed", name);
    }
}

// True when the time passed, false when cancelled.
asio::awaitable<bool> rest(std::chrono::milliseconds time) {
    asio::steady_timer timer(co_await asio::this_coro::executor);
    timer.expires_after(time);
    boost::system::error_code error;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

}  // namespace

struct Server::State {
    State(const asio::any_io_executor& executor, ServerSettings given, const Routes& routes)
        : settings(std::move(given)),
          guard(guard_of(settings)),
          shared{settings, guard, routes, refusals, draining},
          acceptor(executor, endpoint_of(settings), true),
          crowd(settings),
          group(executor, log_failure),
          all_gone(executor) {}

    asio::awaitable<void> accept_until_cancelled();
    asio::awaitable<void> drain(std::chrono::seconds limit);
    asio::awaitable<void> serve_one(tcp::socket socket, std::unique_ptr<Crowd::Seat> seat);
    asio::awaitable<void> turn_away(tcp::socket socket);
    void welcome(tcp::socket socket);

    ServerSettings settings;
    GuardSettings guard;
    RefusalLog refusals{};
    bool draining{};
    Shared shared;
    tcp::acceptor acceptor;
    Crowd crowd;
    std::size_t turned_away{};
    async::TaskGroup group;
    asio::steady_timer all_gone;
};

asio::awaitable<void> Server::State::serve_one(tcp::socket socket,
                                               std::unique_ptr<Crowd::Seat> seat) {
    // Given back however the coroutine ends, when the session is gone.
    struct Seated {
        State& state;
        std::unique_ptr<Crowd::Seat> seat;
        ~Seated() {
            seat.reset();
            if (state.crowd.empty()) state.all_gone.cancel();
        }
    };
    const Seated seated{*this, std::move(seat)};
    Session session(std::move(socket), shared);
    co_await session.serve(*seated.seat);
}

asio::awaitable<void> Server::State::turn_away(tcp::socket socket) {
    struct Counted {
        std::size_t& count;
        ~Counted() { --count; }
    };
    const Counted counted{turned_away};
    Session session(std::move(socket), shared);
    co_await session.turn_away();
}

void Server::State::welcome(tcp::socket socket) {
    auto admission = crowd.admit(peer_of(socket));
    if (admission.after_another_left) refusals.closed("it kept others waiting for longest");
    if (admission.seat) {
        group.spawn("session", serve_one(std::move(socket), std::move(admission.seat)));
        return;
    }
    refusals.closed("there are too many");
    if (turned_away == max_turned_away) return;
    ++turned_away;
    group.spawn("turning away", turn_away(std::move(socket)));
}

// Out of descriptors, accept fails at once and again, also when nobody waits to be let in: it rests
// between tries, longer each time, and says so once.
asio::awaitable<void> Server::State::accept_until_cancelled() {
    auto backoff = first_backoff;
    while (true) {
        boost::system::error_code error;
        tcp::socket socket =
            co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) co_return;
        if (!error) {
            backoff = first_backoff;
            welcome(std::move(socket));
            continue;
        }
        if (backoff == first_backoff)
            spdlog::warn("http accept fails reason=\"{}\"", error.message());
        if (!co_await rest(backoff)) co_return;
        backoff = std::min(backoff * 2, longest_backoff);
    }
}

asio::awaitable<void> Server::State::drain(std::chrono::seconds limit) {
    draining = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    crowd.leave_if_idle();
    all_gone.expires_after(limit);
    if (!crowd.empty()) {
        co_await all_gone.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    group.cancel();
    co_await group.finished();
}

Server::Server(asio::any_io_executor executor, ServerSettings settings, const Routes& routes)
    : state_(std::make_unique<State>(executor, std::move(settings), routes)) {}

Server::~Server() = default;

std::uint16_t Server::port() const {
    return state_->acceptor.local_endpoint().port();
}

asio::awaitable<void> Server::serve(std::chrono::seconds drain) {
    // Being cancelled is how it ends; what follows must still be awaited.
    const bool throws = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await state_->accept_until_cancelled();
    co_await state_->drain(drain);
    co_await asio::this_coro::throw_if_cancelled(throws);
}

}  // namespace http
