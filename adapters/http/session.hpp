#pragma once

#include "adapters/http/crowd.hpp"
#include "adapters/http/guard.hpp"
#include "adapters/http/refusal_log.hpp"
#include "adapters/http/server.hpp"
#include "adapters/http/takeover.hpp"
#include "adapters/http/wire.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace http {

// What all sessions of a server share; it outlives them.
struct Shared {
    const ServerSettings& settings;
    const GuardSettings& guard;
    const Routes& routes;
    RefusalLog& refusals;
    const bool& draining;  // true: each session ends after the request under way
};

// The other end's IP address; empty when it is gone.
std::string peer_of(const boost::asio::ip::tcp::socket& socket);

// One connection: its requests are read and answered one after the other. Lives in its coroutine's
// frame.
class Session final : public Guest {
public:
    Session(boost::asio::ip::tcp::socket socket, const Shared& shared);

    // Returns when the connection is over, for whatever reason; throws only when cancelled.
    boost::asio::awaitable<void> serve(Crowd::Seat& seat);
    // Answers 503 without reading: there are too many connections.
    boost::asio::awaitable<void> turn_away();
    // Ends a connection that waits for a request; one under way is not touched.
    void leave_if_idle() override;
    // Closes it, wherever it is.
    void give_way() override;

private:
    enum class Next { another_request, close, close_gently };

    enum class Came { all_or_more, nothing_more, too_late };
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

    boost::asio::awaitable<Next> exchange(Crowd::Seat& seat);
    boost::asio::awaitable<Next> take(std::string block, Head head, Crowd::Seat& seat);
    boost::asio::awaitable<Next> refuse(Refused why);
    boost::asio::awaitable<Next> become_another(const Response& response, Body body);
    boost::asio::awaitable<bool> begins();
    boost::asio::awaitable<boost::system::result<std::string, Refused>> read_head();
    boost::asio::awaitable<std::optional<Refused>> read_rest(std::string block,
                                                             Head head,
                                                             Request& request);
    boost::asio::awaitable<Came> fill();
    boost::asio::awaitable<Came> read_body(Parser& parser);
    boost::asio::awaitable<Came> in_time(std::chrono::steady_clock::time_point end,
                                         boost::asio::awaitable<Came> task);
    boost::asio::awaitable<Response> answer(Request request, Routes::Found found);
    boost::asio::awaitable<bool> send(std::string bytes);
    void hand_over(Takeover& taker);
    boost::asio::awaitable<void> close_gently();

    const Shared& shared_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    std::string peer_{};
    bool idle_{true};
    bool used_{};
};

}  // namespace http
