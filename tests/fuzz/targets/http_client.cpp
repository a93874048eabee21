#include "adapters/http/client.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <string>

// What a gateway answers, over a real connection: an answer within its bounds, or an error that
// says that the request was sent.
namespace fuzz {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::size_t max_body = 1000;

// Takes one connection and one request, and answers with these bytes.
asio::awaitable<void> answer(tcp::acceptor& acceptor, std::string bytes) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    std::array<char, 4096> request{};
    boost::system::error_code ignored;
    co_await socket.async_read_some(asio::buffer(request),
                                    asio::redirect_error(asio::use_awaitable, ignored));
    co_await asio::async_write(
        socket, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, ignored));
}

struct Gateway {
    asio::io_context loop{};
    tcp::acceptor acceptor{loop, tcp::endpoint{asio::ip::address_v4::loopback(), 0}};

    std::optional<http::Response> ask(const std::string& method, std::string bytes) {
        std::exception_ptr failed;
        asio::co_spawn(loop, answer(acceptor, std::move(bytes)), [&](std::exception_ptr what) {
            failed = what;
        });
        std::optional<http::Response> response = send(method);
        loop.restart();
        loop.run();
        require(!failed, "the gateway is there");
        return response;
    }

private:
    std::optional<http::Response> send(const std::string& method) {
        http::Url url;
        url.host = "127.0.0.1";
        url.port = std::to_string(acceptor.local_endpoint().port());
        http::Request request;
        request.method = method;
        http::ClientSettings settings;
        settings.max_body = max_body;
        try {
            return support::run(loop, http::send(url, request, settings));
        } catch (const http::ClientError& error) {
            require(error.progress == http::Progress::sent,
                    "a broken answer comes after the request");
            return std::nullopt;
        }
    }
};

}  // namespace

void look_at(std::string_view bytes) {
    static Gateway gateway;
    Pieces pieces{bytes};
    const bool without_body = pieces.number(2) == 1;
    const auto response = gateway.ask(without_body ? "HEAD" : "GET", std::string{pieces.rest()});
    if (!response) return;
    require(pieces.rest().starts_with("HTTP/1."), "only an answer is taken for one");
    require(response->status <= 999, "an answer has its status");
    require(response->body.size() <= max_body, "an answer's body keeps to its bound");
    require(!without_body || response->body.empty(), "no body is waited for after HEAD");
    const bool chunked = response->header("Transfer-Encoding").has_value();
    require(chunked || pieces.rest().find(response->body) != std::string_view::npos,
            "a body is what was sent");
    const auto length = response->header("Content-Length");
    if (length && !without_body && !chunked && response->status != 204 && response->status != 304 &&
        response->status >= 200)
        require(std::to_string(response->body.size()) ==
                    length->substr(std::min(length->find_first_not_of('0'), length->size() - 1)),
                "a body has the length that was said");
}

}  // namespace fuzz
