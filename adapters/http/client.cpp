#include "adapters/http/client.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/characters.hpp"
#include "adapters/http/tls.hpp"
#include "adapters/http/transport.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace http {

namespace {

using Parser = beast::http::response_parser<beast::http::string_body>;

constexpr std::uint32_t max_header = 16 * 1024;
constexpr std::size_t at_once = 8UL * 1024;  // bytes read together

bool is_ours(std::string_view name) {
    return same_letters(name, "host") || same_letters(name, "connection") ||
           same_letters(name, "content-length") || same_letters(name, "transfer-encoding");
}

std::string host_header(const Url& url) {
    const bool is_v6 = url.host.find(':') != std::string::npos;
    const std::string host = is_v6 ? "[" + url.host + "]" : url.host;
    return url.port == (url.tls ? "443" : "80") ? host : host + ":" + url.port;
}

std::string on_the_wire(const Url& url, const Request& request) {
    const bool is_fine =
        is_token(request.method) &&
        std::all_of(
            url.target.begin(), url.target.end(), [](char c) { return c > ' ' && c <= '~'; }) &&
        std::all_of(request.headers.begin(), request.headers.end(), [](const Header& one) {
            return is_token(one.name) && is_field_value(one.value);
        });
    if (!is_fine)
        throw ClientError(Progress::not_sent, "the request has bytes that may not be sent");
    std::string out =
        request.method + " " + url.target + " HTTP/1.1\r\nHost: " + host_header(url) + "\r\n";
    for (const Header& one : request.headers) {
        if (!is_ours(one.name)) out += one.name + ": " + one.value + "\r\n";
    }
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
        out += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    }
    return out + "Connection: close\r\n\r\n" + request.body;
}

// Numbers are taken as they are. Names are asked for by the system's resolver on a thread of
// Asio's; a question under way there cannot be called back, so a hanging name server may hold the
// caller beyond its limit.
asio::awaitable<std::vector<tcp::endpoint>> addresses_of(Url url) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(url.host, error);
    std::vector<tcp::endpoint> found;
    if (!error) {
        found.emplace_back(address, static_cast<std::uint16_t>(std::stoul(url.port)));
        co_return found;
    }
    tcp::resolver resolver(co_await asio::this_coro::executor);
    const auto results = co_await resolver.async_resolve(
        url.host, url.port, tcp::resolver::numeric_service, asio::use_awaitable);
    for (const auto& one : results) found.push_back(one.endpoint());
    co_return found;
}

class PlainTransport final : public Transport {
public:
    explicit PlainTransport(tcp::socket socket) : socket_(std::move(socket)) {}

    asio::awaitable<void> write(std::string_view bytes) override {
        co_await asio::async_write(socket_, asio::buffer(bytes), asio::use_awaitable);
    }

    asio::awaitable<std::size_t> read(asio::mutable_buffer into) override {
        boost::system::error_code error;
        const auto size = co_await socket_.async_read_some(
            into, asio::redirect_error(asio::use_awaitable, error));
        if (error && error != asio::error::eof) throw boost::system::system_error(error);
        co_return size;
    }

private:
    tcp::socket socket_;
};

asio::awaitable<std::unique_ptr<Transport>> connected(Url url, ClientSettings settings) {
    auto endpoints = co_await addresses_of(url);
    if (settings.allow_address) {
        std::erase_if(endpoints,
                      [&](const auto& one) { return !settings.allow_address(one.address()); });
        if (endpoints.empty()) throw AddressRefused();
    }
    tcp::socket socket(co_await asio::this_coro::executor);
    co_await asio::async_connect(socket, endpoints, asio::use_awaitable);
    if (url.tls) co_return co_await secured(std::move(socket), url.host, settings.ca_file);
    co_return std::make_unique<PlainTransport>(std::move(socket));
}

void check(const boost::system::error_code& error) {
    if (error) throw boost::system::system_error(error);
}

void feed(Parser& parser, beast::flat_buffer& buffer) {
    boost::system::error_code error;
    buffer.consume(parser.put(buffer.data(), error));
    if (error != beast::http::error::need_more) check(error);
    if (!parser.is_done() && buffer.size() > max_header) check(beast::http::error::buffer_overflow);
}

void end(Parser& parser) {
    boost::system::error_code error = beast::http::error::end_of_stream;
    if (parser.got_some()) parser.put_eof(error);
    check(error);
}

asio::awaitable<void> read_answer(Transport& transport, Parser& parser) {
    beast::flat_buffer buffer(max_header + at_once);
    while (!parser.is_done()) {
        const auto size = co_await transport.read(buffer.prepare(at_once));
        buffer.commit(size);
        if (size == 0) {
            end(parser);
        } else {
            feed(parser, buffer);
        }
    }
}

Response taken_from(Parser& parser) {
    Response response;
    response.status = parser.get().result_int();
    for (const auto& field : parser.get()) {
        response.headers.push_back(
            {.name = std::string(field.name_string().data(), field.name_string().size()),
             .value = std::string(field.value().data(), field.value().size())});
    }
    response.body = std::move(parser.get().body());
    return response;
}

asio::awaitable<Response> exchange(Url url,
                                   std::string bytes,
                                   bool body_is_left_out,
                                   ClientSettings settings,
                                   Progress& progress) {
    const auto transport = co_await connected(std::move(url), settings);

    progress = Progress::sent;  // from here on nobody can say that no byte left
    co_await transport->write(bytes);

    Parser parser;
    parser.eager(true);
    parser.header_limit(max_header);
    parser.body_limit(settings.max_body);
    parser.skip(body_is_left_out);
    co_await read_answer(*transport, parser);
    co_return taken_from(parser);
}

}  // namespace

asio::awaitable<Response> send(Url url, Request request, ClientSettings settings) {
    auto progress = Progress::not_sent;
    auto bytes = on_the_wire(url, request);
    const bool body_is_left_out = request.method == "HEAD";
    try {
        co_return co_await async::within<Response>(
            settings.limit,
            exchange(std::move(url), std::move(bytes), body_is_left_out, settings, progress));
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        throw ClientError(progress, error.code().message());
    }
}

}  // namespace http
