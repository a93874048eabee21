#include "adapters/redis/subscription.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/redis/error.hpp"
#include "adapters/redis/keys.hpp"

#include <boost/asio/this_coro.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <utility>

namespace redis {

namespace asio = boost::asio;
using std::chrono::steady_clock;

Subscription::Subscription(const asio::any_io_executor& executor,
                           Settings settings,
                           Listener listener)
    : settings_(std::move(settings)),
      address_(parse_address(settings_.address)),
      listener_(std::move(listener)),
      wire_(executor),
      backoff_(settings_.backoff_least, settings_.backoff_most) {}

asio::awaitable<void> Subscription::run() {
    for (;;) {
        const auto since = steady_clock::now();
        const std::string why = co_await serve();
        if (steady_clock::now() - since >= settings_.backoff_most) backoff_.reset();
        subscribed_ = false;
        wire_.close();
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) co_return;
        spdlog::warn("redis bells not heard address={} reason={}", settings_.address, why);
        co_await async::pause(backoff_.next());
    }
}

asio::awaitable<std::string> Subscription::serve() {
    try {
        co_await async::within(settings_.connect_limit, open());
        subscribed_ = true;
        spdlog::info("redis bells heard address={}", settings_.address);
        listener_.missed();
        co_await async::first_of(listen(), keep_alive());
    } catch (const boost::system::system_error& error) {
        co_return error.what();
    }
    co_return "the connection ended";
}

asio::awaitable<void> Subscription::open() {
    co_await wire_.open(address_);
    co_await wire_.log_in(settings_);
    Command command{"SUBSCRIBE"};
    for (unsigned bell = 0; bell < keys::bells; ++bell) command.push_back(keys::bell(bell));
    co_await wire_.write(encode(command));
    confirmed_ = 0;
    for (;;) {
        while (auto reply = wire_.take()) heard(*reply);
        if (confirmed_ >= keys::bells) co_return;
        co_await wire_.fill();
    }
}

asio::awaitable<void> Subscription::listen() {
    for (;;) {
        while (auto reply = wire_.take()) heard(*reply);
        co_await wire_.fill();
    }
}

// Only this coroutine writes while the other listens.
asio::awaitable<void> Subscription::keep_alive() {
    for (;;) {
        co_await async::pause(settings_.bell_ping_every);
        const auto asked = steady_clock::now();
        Command ping{"PING"};
        co_await async::within(settings_.bell_ping_limit, wire_.write(encode(ping)));
        co_await async::pause(settings_.bell_ping_limit);
        if (last_heard_ < asked) fail(Error::timed_out, "no sign of life");
    }
}

void Subscription::heard(const Reply& reply) {
    last_heard_ = steady_clock::now();
    checked(reply);
    if (reply.list.size() != 3) return;  // a pong
    const std::string& what = reply.list[0].text;
    if (what == "subscribe") confirmed_ = static_cast<std::size_t>(reply.list[2].number);
    if (what != "message") return;
    auto bell = parse_bell(reply.list[2].text);
    if (bell) listener_.rang(*std::move(bell));
}

}  // namespace redis
