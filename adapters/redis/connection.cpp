#include "adapters/redis/connection.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/redis/library.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <charconv>
#include <utility>

namespace redis {

namespace asio = boost::asio;
using asio::use_awaitable;
using std::chrono::steady_clock;

namespace {

constexpr int oldest_version = 7;
constexpr int timeouts_to_drop = 2;

bool is_cancelled(const asio::cancellation_state& state) {
    return state.cancelled() != asio::cancellation_type::none;
}

int major_version(const std::string& version) {
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

// A server that cannot be written to may still be read; a call of a function finds out. Or another
// node was faster with the library: its name says that it is the same text.
bool may_go_without_library(const boost::system::system_error& error) {
    return error.code() == make_error_code(Error::out_of_memory) ||
           error.code() == make_error_code(Error::misconf) ||
           std::string_view(error.what()).find("already exists") != std::string_view::npos;
}

}  // namespace

Connection::Connection(asio::any_io_executor executor, Settings settings)
    : executor_(executor),
      settings_(std::move(settings)),
      address_(parse_address(settings_.address)),
      wire_(executor),
      in_flight_(settings_.in_flight_commands, settings_.in_flight_bytes),
      backoff_(settings_.backoff_least, settings_.backoff_most),
      to_send_(executor, steady_clock::time_point::max()) {}

asio::awaitable<void> Connection::run() {
    for (;;) {
        const std::string why = co_await serve();
        went_down();
        if (is_cancelled(co_await asio::this_coro::cancellation_state)) co_return;
        spdlog::warn("redis not connected address={} reason={}", settings_.address, why);
        co_await async::pause(backoff_.next());
    }
}

asio::awaitable<std::string> Connection::serve() {
    try {
        co_await async::within(settings_.connect_limit, open());
        went_up();
        co_await async::first_of(read_replies(), write_commands());
    } catch (const boost::system::system_error& error) {
        co_return error.what();
    }
    co_return "the connection ended";
}

asio::awaitable<void> Connection::open() {
    co_await wire_.open(address_);
    co_await handshake();
}

asio::awaitable<void> Connection::handshake() {
    co_await wire_.log_in(settings_);
    co_await check_server();
    Command list{"FUNCTION", "LIST", "LIBRARYNAME", std::string(library::name)};
    const Reply libraries = co_await wire_.ask(std::move(list));
    if (libraries.list.empty()) co_await load_library();
}

asio::awaitable<void> Connection::check_server() {
    Command ask{"INFO"};
    const Reply info = co_await wire_.ask(std::move(ask));
    if (info_field(info.text, "loading") == "1") fail(Error::loading, "at the handshake");
    if (info_field(info.text, "role") != "master") fail(Error::read_only, "at the handshake");
    const std::string version = info_field(info.text, "redis_version");
    if (major_version(version) < oldest_version) {
        fail(Error::refused, "Redis 7.0 or later is needed, this is " + version);
    }
    server_ = info_field(info.text, "master_replid");
}

asio::awaitable<void> Connection::load_library() {
    Command load{"FUNCTION", "LOAD", std::string(library::source)};
    try {
        co_await wire_.ask(std::move(load));
    } catch (const boost::system::system_error& error) {
        if (!may_go_without_library(error)) throw;
        spdlog::warn("redis library not loaded reason={}", error.what());
    }
}

void Connection::went_up() {
    connected_ = true;
    since_ = steady_clock::now();
    unanswered_ = 0;
    ++connects_;
    for (const Sent& waiter : waiting_) {
        waiter->done = true;
        waiter->wake.cancel();
    }
    waiting_.clear();
    spdlog::info("redis connected address={} server={}", settings_.address, server_);
}

void Connection::went_down() {
    if (connected_ && steady_clock::now() - since_ >= settings_.backoff_most) backoff_.reset();
    connected_ = false;
    outgoing_.clear();
    wire_.close();
    in_flight_.fail_all(Error::unavailable);
}

void Connection::drop() {
    spdlog::warn("redis does not answer address={}", settings_.address);
    wire_.close();
}

asio::awaitable<void> Connection::read_replies() {
    for (;;) {
        while (auto reply = wire_.take()) {
            unanswered_ = 0;
            const bool leave =
                reply->kind == Reply::Kind::error && calls_for_reconnecting(classify(reply->text));
            in_flight_.deliver(*std::move(reply));
            if (leave) co_return;
        }
        co_await wire_.fill();
    }
}

asio::awaitable<void> Connection::write_commands() {
    for (;;) {
        if (outgoing_.empty()) {
            boost::system::error_code woken;
            co_await to_send_.async_wait(asio::redirect_error(use_awaitable, woken));
            continue;
        }
        std::string batch;
        batch.swap(outgoing_);
        co_await wire_.write(std::move(batch));
    }
}

asio::awaitable<Connection::Deadline> Connection::ready() {
    const Deadline deadline = steady_clock::now() + settings_.command_limit;
    if (connected_) co_return deadline;
    const Sent waiter = wait_for_connection(deadline);
    boost::system::error_code woken;
    co_await waiter->wake.async_wait(asio::redirect_error(use_awaitable, woken));
    if (waiter->done) co_return deadline;
    if (is_cancelled(co_await asio::this_coro::cancellation_state)) {
        throw boost::system::system_error(asio::error::operation_aborted);
    }
    fail(Error::unavailable, "no connection");
}

Sent Connection::wait_for_connection(Deadline deadline) {
    // All wait equally long, so those who gave up stand in front.
    const Deadline now = steady_clock::now();
    while (!waiting_.empty() && waiting_.front()->wake.expiry() <= now) waiting_.pop_front();
    if (waiting_.size() >= settings_.in_flight_commands)
        fail(Error::overloaded, "too many wait for a connection");
    waiting_.push_back(std::make_shared<Exchange>(executor_));
    waiting_.back()->wake.expires_at(deadline);
    return waiting_.back();
}

Sent Connection::send(const Command& command, Deadline deadline) {
    if (!connected_) fail(Error::unavailable, "no connection");
    std::string bytes = encode(command);
    if (!in_flight_.has_room(bytes.size()))
        fail(Error::overloaded, "the bound of commands in flight is reached");
    auto exchange = std::make_shared<Exchange>(executor_);
    exchange->wake.expires_at(deadline);
    exchange->bytes = bytes.size();
    in_flight_.push(exchange);
    if (outgoing_.empty()) {
        outgoing_ = std::move(bytes);
        to_send_.cancel();
    } else {
        outgoing_ += bytes;
    }
    return exchange;
}

asio::awaitable<Reply> Connection::answer(Sent sent) {
    if (!sent->done) {
        boost::system::error_code woken;
        co_await sent->wake.async_wait(asio::redirect_error(use_awaitable, woken));
    }
    if (sent->done) {
        if (sent->error) throw boost::system::system_error(sent->error, "the connection broke");
        co_return checked(std::move(sent->reply));
    }
    if (is_cancelled(co_await asio::this_coro::cancellation_state))
        throw boost::system::system_error(asio::error::operation_aborted);
    if (++unanswered_ >= timeouts_to_drop) drop();
    fail(Error::timed_out, "no answer within the limit");
}

asio::awaitable<Reply> Connection::call(Command command) {
    const Deadline deadline = co_await ready();
    co_return co_await answer(send(command, deadline));
}

}  // namespace redis
