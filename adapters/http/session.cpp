#include "adapters/http/session.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/encoding.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/system/system_error.hpp>
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

// The stream's own timer closes the socket, so that nobody can be told any more: where somebody is
// to be told it only stands behind ours.
constexpr auto behind = std::chrono::seconds{5};
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

Refused too_slow() {
    return refused_for(408, "the request did not come in time");
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

std::string peer_of(const asio::ip::tcp::socket& socket) {
    boost::system::error_code error;
    const auto peer = socket.remote_endpoint(error);
    return error ? std::string() : peer.address().to_string();
}

Session::Session(asio::ip::tcp::socket socket, const Shared& shared)
    : shared_(shared), stream_(std::move(socket)), buffer_(shared.settings.max_header) {
    beast::error_code ignored;
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    peer_ = peer_of(stream_.socket());
}

void Session::leave_if_idle() {
    if (idle_) stream_.cancel();
}

void Session::give_way() {
    stream_.close();
}

asio::awaitable<void> Session::serve(Crowd::Seat& seat) {
    auto next = Next::another_request;
    while (next == Next::another_request) next = co_await exchange(seat);
    if (next == Next::close_gently) co_await close_gently();
}

asio::awaitable<void> Session::turn_away() {
    idle_ = false;
    auto bytes = on_the_wire(try_again(), Keep::close, Body::sent);
    if (co_await send(std::move(bytes))) co_await close_gently();
}

asio::awaitable<Session::Next> Session::exchange(Crowd::Seat& seat) {
    idle_ = true;
    seat.waits(*this);
    auto block = co_await read_head();
    idle_ = false;
    if (!block) {
        const Refused why = block.error();
        if (why.status == 0) co_return Next::close;
        co_return co_await refuse(why);
    }

    auto head = examine(*block, shared_.guard);
    if (!head) {
        const Refused why = head.error();
        co_return co_await refuse(why);
    }
    buffer_.consume(block->size());
    co_return co_await take(*std::move(block), *std::move(head), seat);
}

asio::awaitable<Session::Next> Session::take(std::string block, Head head, Crowd::Seat& seat) {
    Request request;
    request.method = head.method;
    request.peer = peer_;
    request.upgrades = head.upgrades;
    auto refused = read_target(head.target, request);
    const auto found = route_of(shared_.routes, request);
    if (!refused && head.expects_continue && (found.handler == nullptr || found.route.empty()))
        refused = unwanted_body(found);
    if (!refused) refused = co_await read_rest(std::move(block), head, request);
    if (refused) {
        if (refused->status == 0) co_return Next::close;
        co_return co_await refuse(*refused);
    }

    // Closed meanwhile: nothing is done that nobody will hear of.
    if (seat.is_given_up()) co_return Next::close;
    seat.works();
    const auto body = request.method == "HEAD" ? Body::left_out : Body::sent;
    const Response response = co_await answer(std::move(request), found);
    seat.waits(*this);
    if (response.then != nullptr) co_return co_await become_another(response, body);
    const auto keep = head.keep_alive && !shared_.draining ? Keep::open : Keep::close;
    auto bytes = on_the_wire(response, keep, body);
    if (!co_await send(std::move(bytes))) co_return Next::close;
    co_return keep == Keep::open ? Next::another_request : Next::close_gently;
}

// The answer to an upgrade: what follows on the connection is no HTTP.
asio::awaitable<Session::Next> Session::become_another(const Response& response, Body body) {
    auto bytes = on_the_wire(response, Keep::becomes_another, body);
    if (co_await send(std::move(bytes))) hand_over(*response.then);
    co_return Next::close;
}

asio::awaitable<Session::Next> Session::refuse(Refused why) {
    shared_.refusals.refused(why.status, why.why);
    auto bytes = on_the_wire(problem(why.status, why.why, ""), Keep::close, Body::sent);
    const bool sent = co_await send(std::move(bytes));
    co_return sent ? Next::close_gently : Next::close;
}

// Waits for the first bytes of a request. False when none come in time: nobody is to be told.
asio::awaitable<bool> Session::begins() {
    if (buffer_.size() > 0) co_return true;
    if (shared_.draining) co_return false;
    stream_.expires_after(used_ ? shared_.settings.idle_limit : shared_.settings.header_limit);
    co_return co_await fill() == Came::all_or_more;
}

// The header block with its empty line. Refused with status 0: the connection is over.
asio::awaitable<boost::system::result<std::string, Refused>> Session::read_head() {
    if (!co_await begins()) co_return connection_over();
    used_ = true;
    const auto end = std::chrono::steady_clock::now() + shared_.settings.header_limit;
    std::size_t searched = 0;
    while (true) {
        const auto bytes = bytes_of(buffer_);
        const auto size = end_of_head(bytes, searched);
        if (size != std::string_view::npos) co_return std::string(bytes.substr(0, size));
        if (bytes.size() >= shared_.settings.max_header)
            co_return refused_for(431, "the header block is too large");
        searched = bytes.size();
        const Came came = co_await in_time(end, fill());
        if (came == Came::too_late) co_return too_slow();
        if (came == Came::nothing_more) co_return connection_over();
    }
}

// Reads what has come, at least a byte.
asio::awaitable<Session::Came> Session::fill() {
    beast::error_code error;
    const auto space =
        buffer_.prepare(std::min<std::size_t>(4096, buffer_.max_size() - buffer_.size()));
    const auto size =
        co_await stream_.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
    buffer_.commit(size);
    co_return error ? Came::nothing_more : Came::all_or_more;
}

// What the task gives; when it is not done by then, the socket is still open.
asio::awaitable<Session::Came> Session::in_time(std::chrono::steady_clock::time_point end,
                                                asio::awaitable<Came> task) {
    const auto left = end - std::chrono::steady_clock::now();
    if (left <= left.zero()) co_return Came::too_late;
    stream_.expires_after(left + behind);
    Came came = Came::too_late;
    try {
        came = co_await async::within(left, std::move(task));
    } catch (const boost::system::system_error& error) {
        if (error.code() != asio::error::timed_out) throw;
    }
    // A task that was cancelled says that nothing came.
    const bool cut_off = came == Came::nothing_more && std::chrono::steady_clock::now() >= end;
    co_return cut_off ? Came::too_late : came;
}

asio::awaitable<Session::Came> Session::read_body(Parser& parser) {
    beast::error_code error;
    co_await beast::http::async_read(
        stream_, buffer_, parser, asio::redirect_error(asio::use_awaitable, error));
    co_return error ? Came::nothing_more : Came::all_or_more;
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
        const auto end = std::chrono::steady_clock::now() + shared_.settings.body_limit;
        const Came came = co_await in_time(end, read_body(parser));
        if (came == Came::too_late) co_return too_slow();
        if (came == Came::nothing_more) co_return connection_over();
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
    const std::string method = request.method;
    const bool upgrades = request.upgrades;
    if (found.route.empty() && found.handler == nullptr) {
        shared_.refusals.answered(404, method, found.route);
        co_return problem(404, "There is nothing here", "");
    }
    if (found.handler == nullptr) {
        shared_.refusals.answered(405, method, found.route);
        Response response = problem(405, "This cannot be done here", "");
        response.headers.push_back({.name = "Allow", .value = found.allowed});
        co_return response;
    }

    std::exception_ptr thrown;
    try {
        auto response = co_await async::within<Response>(shared_.settings.handler_limit,
                                                         found.handler->answer(std::move(request)));
        if (response.then != nullptr && (!upgrades || shared_.draining)) co_return try_again();
        if (is_sendable(response)) {
            if (response.status >= 400)
                shared_.refusals.answered(response.status, method, found.route);
            co_return response;
        }
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

// From here on the stream has no socket, so nothing of the server's can close it.
void Session::hand_over(Takeover& taker) {
    std::string read_ahead{bytes_of(buffer_)};
    taker.take(stream_.release_socket(), std::move(read_ahead));
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
