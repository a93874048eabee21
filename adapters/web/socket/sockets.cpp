#include "adapters/web/socket/sockets.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/assert.hpp>

#include <algorithm>
#include <utility>

namespace asio = boost::asio;
using asio::ip::tcp;

namespace web {

namespace {

constexpr std::size_t read_at_once = 64UL * 1024;

std::string address_of(const tcp::socket& socket) {
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    return error ? std::string{} : peer.address().to_string();
}

}  // namespace

Sockets::Sockets(asio::any_io_executor executor, SocketSettings settings, Reception& reception)
    : settings_(std::move(settings)),
      reception_(reception),
      shared_{settings_,
              Turn{executor,
                   [this](Socket& socket) { see_to(socket); },
                   [this] {
                       if (sockets_.empty()) timer_.cancel();
                   }},
              std::vector<char>(read_at_once)},
      timer_(executor) {}

Sockets::~Sockets() {
    BOOST_ASSERT_MSG(sockets_.empty() && shared_.turn.is_idle(), "await serve() first");
}

bool Sockets::is_proxy(const std::string& address) const {
    const auto& proxies = settings_.proxies;
    return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
}

bool Sockets::has_room(const std::string& address) const {
    if (draining_ || sockets_.size() >= settings_.max_connections) return false;
    if (is_proxy(address)) return true;
    const auto counted = by_address_.find(address);
    return counted == by_address_.end() || counted->second < settings_.max_connections_per_address;
}

void Sockets::take(tcp::socket socket, std::string read_ahead) {
    const std::string address = address_of(socket);
    if (!has_room(address)) return;
    auto counted = by_address_.end();
    if (!is_proxy(address)) {
        counted = by_address_.try_emplace(address).first;
        ++counted->second;
    }
    sockets_.push_back({std::make_unique<Socket>(std::move(socket), shared_), counted});
    Socket& taken = *sockets_.back().socket;
    taken.place_ = sockets_.size() - 1;
    taken.begin(reception_, read_ahead);
}

void Sockets::see_to(Socket& socket) {
    socket.settle();
    if (socket.is_gone()) remove(socket.place_);
}

void Sockets::remove(std::size_t place) {
    const auto counted = sockets_[place].counted;
    if (counted != by_address_.end() && --counted->second == 0) by_address_.erase(counted);
    std::swap(sockets_[place], sockets_.back());
    sockets_[place].socket->place_ = place;
    sockets_.pop_back();
}

// Time counts only while somebody attends: after a turn of the loop that took long, or a machine
// that slept, clients are not blamed for what we have not read.
void Sockets::sweep() {
    const auto now = std::chrono::steady_clock::now();
    shared_.now += std::min<Shared::Time::duration>(now - swept_, 3 * settings_.sweep_every);
    swept_ = now;
    for (const Held& held : sockets_) held.socket->look();
}

asio::awaitable<void> Sockets::sweep_until_cancelled() {
    while (true) {
        timer_.expires_after(settings_.sweep_every);
        boost::system::error_code woken;
        co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) co_return;
        if (!woken) sweep();
    }
}

// Until the last one has gone and its turn is over, or the time has passed.
asio::awaitable<void> Sockets::all_gone(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!sockets_.empty() || !shared_.turn.is_idle()) {
        if (std::chrono::steady_clock::now() >= end) co_return;
        timer_.expires_at(end);
        boost::system::error_code woken;
        co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
}

asio::awaitable<void> Sockets::serve(std::chrono::milliseconds drain) {
    // Being cancelled is how it ends; what follows must still be awaited.
    const bool throws = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await sweep_until_cancelled();

    draining_ = true;
    for (const Held& held : sockets_) held.socket->close(Close::shutting_down, "shutting down");
    co_await all_gone(drain);
    for (const Held& held : sockets_) held.socket->abort();
    constexpr auto as_long_as_it_takes = std::chrono::hours{24};
    co_await all_gone(as_long_as_it_takes);
    co_await asio::this_coro::throw_if_cancelled(throws);
}

}  // namespace web
