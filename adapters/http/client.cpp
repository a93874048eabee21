#include "adapters/http/client.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/characters.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace http {

namespace {

using Parser = beast::http::response_parser<beast::http::string_body>;

constexpr std::uint32_t max_header = 16 * 1024;

bool is_ours(std::string_view name) {
    return same_letters(name, "host") || same_letters(name, "connection") ||
           same_letters(name, "content-length") || same_letters(name, "transfer-encoding");
}

std::string host_header(const Url& url) {
    const bool is_v6 = url.host.find(':') != std::string::npos;
    const std::string host = is_v6 ? "[" + url.host + "]" : url.host;
    return url.port == "80" ? host : host + ":" + url.port;
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

asio::awaitable<Response> exchange(
    Url url, std::string bytes, bool body_is_left_out, std::size_t max_body, Progress& progress) {
    const auto endpoints = co_await addresses_of(url);
    tcp::socket socket(co_await asio::this_coro::executor);
    co_await asio::async_connect(socket, endpoints, asio::use_awaitable);

    progress = Progress::sent;  // from here on nobody can say that no byte left
    co_await asio::async_write(socket, asio::buffer(bytes), asio::use_awaitable);

    beast::flat_buffer buffer(max_header);
    Parser parser;
    parser.header_limit(max_header);
    parser.body_limit(max_body);
    parser.skip(body_is_left_out);
    co_await beast::http::async_read(socket, buffer, parser, asio::use_awaitable);
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
            exchange(
                std::move(url), std::move(bytes), body_is_left_out, settings.max_body, progress));
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        throw ClientError(progress, error.code().message());
    }
}

}  // namespace http
