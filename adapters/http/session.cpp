#include "adapters/http/session.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/encoding.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace http {

namespace {

using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr auto goodbye_limit = std::chrono::seconds{1};
constexpr std::size_t goodbye_bytes = 262'144;
constexpr std::size_t max_reason = 200;

std::string_view bytes_of(const beast::flat_buffer& buffer) {
    const auto part = buffer.data();
    return {static_cast<const char*>(part.data()), part.size()};
}

// For a log line: one line, and not endless.
std::string reason_of(const std::exception_ptr& what) {
    std::string reason = "not a std::exception";
    try {
        std::rethrow_exception(what);
    } catch (const std::exception& error) {
        reason = std::string(error.what()).substr(0, max_reason);
    } catch (...) {
    }
    std::replace_if(
        reason.begin(),
        reason.end(),
        [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; },
        ' ');
    return reason;
}

Refused refused_for(unsigned status, std::string_view why) {
    return {.status = status, .why = why};
}

// Nobody is left to be told.
Refused connection_over() {
    return {.status = 0, .why = "the connection is over"};
}

// Nobody is told to send a body that nobody will read.
Refused unwanted_body(const Routes::Found& found) {
    return refused_for(found.route.empty() ? 404 : 405, "nobody takes this body");
}

boost::system::result<Head, Refused> header_too_large() {
    return refused_for(431, "the header block is too large");
}

Response try_again() {
    Response response = problem(503, "This did not work just now. Please try again.", "");
    response.headers.push_back({.name = "Retry-After", .value = "5"});
    return response;
}

// Decoded, a path must still be one that everybody reads alike: no control characters, no steps
// upward.
bool is_plain_path(std::string_view path) {
    for (const char c : path) {
        if ((c >= 0 && c < ' ') || c == '\x7f' || c == '\\') return false;
    }
    const std::string closed = std::string(path) + '/';
    return closed.find("/../") == std::string::npos && closed.find("/./") == std::string::npos;
}

std::optional<Refused> read_target(const std::string& target, Request& request) {
    const auto mark = target.find('?');
    auto path = percent_decode(std::string_view(target).substr(0, mark), Plus::is_plus);
    if (!path || !is_plain_path(*path)) return refused_for(400, "the path is not well-formed");
    request.path = *std::move(path);
    if (mark != std::string::npos) request.query = target.substr(mark + 1);
    return std::nullopt;
}

Routes::Found route_of(const Routes& routes, const Request& request) {
    auto found = routes.find(request.method, request.path);
    if (found.handler == nullptr && request.method == "HEAD")
        found = routes.find("GET", request.path);
    return found;
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, const Shared& shared)
    : shared_(shared), stream_(std::move(socket)), buffer_(shared.settings.max_header) {
    beast::error_code ignored;
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    const auto peer = stream_.socket().remote_endpoint(ignored);
    if (!ignored) peer_ = peer.address().to_string();
}

void Session::leave_if_idle() {
    if (idle_) stream_.cancel();
}

asio::awaitable<void> Session::serve() {
    auto next = Next::another_request;
    while (next == Next::another_request) next = co_await exchange();
    if (next == Next::close_gently) co_await close_gently();
}

asio::awaitable<void> Session::turn_away() {
    idle_ = false;
    auto bytes = on_the_wire(try_again(), Keep::close, Body::sent);
    if (co_await send(std::move(bytes))) co_await close_gently();
}

asio::awaitable<Session::Next> Session::exchange() {
    idle_ = true;
    auto block = co_await read_head();
    if (!block) co_return Next::close;
    idle_ = false;

    auto head = block->empty() ? header_too_large() : examine(*block, shared_.guard);
    if (!head) {
        const Refused why = head.error();
        co_return co_await refuse(why);
    }
    buffer_.consume(block->size());
    co_return co_await take(*std::move(block), *std::move(head));
}

asio::awaitable<Session::Next> Session::take(std::string block, Head head) {
    Request request;
    request.method = head.method;
    request.peer = peer_;
    auto refused = read_target(head.target, request);
    const auto found = route_of(shared_.routes, request);
    if (!refused && head.expects_continue && found.handler == nullptr)
        refused = unwanted_body(found);
    if (!refused) refused = co_await read_rest(std::move(block), head, request);
    if (refused) {
        if (refused->status == 0) co_return Next::close;
        co_return co_await refuse(*refused);
    }

    const auto body = request.method == "HEAD" ? Body::left_out : Body::sent;
    const Response response = co_await answer(std::move(request), found);
    const auto keep = head.keep_alive && !shared_.draining ? Keep::open : Keep::close;
    auto bytes = on_the_wire(response, keep, body);
    if (!co_await send(std::move(bytes))) co_return Next::close;
    co_return keep == Keep::open ? Next::another_request : Next::close_gently;
}

asio::awaitable<Session::Next> Session::refuse(Refused why) {
    spdlog::info("http request refused status={} why=\"{}\"", why.status, why.why);
    auto bytes = on_the_wire(problem(why.status, why.why, ""), Keep::close, Body::sent);
    const bool sent = co_await send(std::move(bytes));
    co_return sent ? Next::close_gently : Next::close;
}

// The header block with its empty line; empty when it is too large, nothing when the connection is
// over.
asio::awaitable<std::optional<std::string>> Session::read_head() {
    if (buffer_.size() == 0) {
        if (shared_.draining) co_return std::nullopt;
        stream_.expires_after(used_ ? shared_.settings.idle_limit : shared_.settings.header_limit);
        if (!co_await fill()) co_return std::nullopt;
    }
    used_ = true;
    stream_.expires_after(shared_.settings.header_limit);
    std::size_t searched = 0;
    while (true) {
        const auto bytes = bytes_of(buffer_);
        const auto end = end_of_head(bytes, searched);
        if (end != std::string_view::npos) co_return std::string(bytes.substr(0, end));
        if (bytes.size() >= shared_.settings.max_header) co_return std::string();
        searched = bytes.size();
        if (!co_await fill()) co_return std::nullopt;
    }
}

// Reads what has come, at least a byte. False when the connection is over or too slow.
asio::awaitable<bool> Session::fill() {
    beast::error_code error;
    const auto space =
        buffer_.prepare(std::min<std::size_t>(4096, buffer_.max_size() - buffer_.size()));
    const auto size =
        co_await stream_.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
    buffer_.commit(size);
    co_return !error;
}

// Headers and body, by Beast's parser. Refused with status 0: the connection is over.
asio::awaitable<std::optional<Refused>> Session::read_rest(std::string block,
                                                           Head head,
                                                           Request& request) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(shared_.settings.max_header + 1));
    parser.body_limit(shared_.settings.max_body);
    beast::error_code error;
    parser.put(asio::buffer(block), error);
    if (error && error != beast::http::error::need_more)
        co_return refused_for(400, "no readable header block");

    stream_.expires_after(shared_.settings.body_limit);
    if (head.expects_continue && buffer_.size() == 0) {
        std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        if (!co_await send(std::move(go_on))) co_return connection_over();
    }
    if (!parser.is_done()) {
        error = {};
        co_await beast::http::async_read(
            stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return connection_over();
    }
    for (const auto& field : parser.get()) {
        request.headers.push_back(
            {.name = std::string(field.name_string().data(), field.name_string().size()),
             .value = std::string(field.value().data(), field.value().size())});
    }
    request.body = std::move(parser.get().body());
    co_return std::nullopt;
}

asio::awaitable<Response> Session::answer(Request request, Routes::Found found) {
    if (found.route.empty()) co_return problem(404, "There is nothing here", "");
    if (found.handler == nullptr) {
        Response response = problem(405, "This cannot be done here", "");
        response.headers.push_back({.name = "Allow", .value = found.allowed});
        co_return response;
    }

    const std::string method = request.method;
    std::exception_ptr thrown;
    try {
        auto response = co_await async::within<Response>(shared_.settings.handler_limit,
                                                         found.handler->answer(std::move(request)));
        if (is_sendable(response)) co_return response;
        spdlog::error("http answer not sendable method={} route={}", method, found.route);
    } catch (...) {
        thrown = std::current_exception();
    }
    const auto state = co_await asio::this_coro::cancellation_state;
    if (thrown && state.cancelled() != asio::cancellation_type::none)
        std::rethrow_exception(thrown);
    if (thrown) {
        spdlog::error("http handler failed method={} route={} reason=\"{}\"",
                      method,
                      found.route,
                      reason_of(thrown));
    }
    co_return try_again();
}

asio::awaitable<bool> Session::send(std::string bytes) {
    stream_.expires_after(shared_.settings.body_limit);
    beast::error_code error;
    co_await asio::async_write(
        stream_, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

// A socket closed with unread bytes is reset, and the reset may overtake the answer: say that
// nothing more comes, then read a little while.
asio::awaitable<void> Session::close_gently() {
    beast::error_code error;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    stream_.expires_after(goodbye_limit);
    std::array<char, 4096> discarded{};
    std::size_t count = 0;
    while (!error && count < goodbye_bytes) {
        count += co_await stream_.async_read_some(asio::buffer(discarded),
                                                  asio::redirect_error(asio::use_awaitable, error));
    }
}

}  // namespace http
