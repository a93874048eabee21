#include "adapters/http/wire.hpp"
#include "tests/fuzz/target.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string>

// Answers on the wire: whatever a handler puts into headers and body, the other side reads one
// answer and not a byte of a second.
namespace fuzz {

namespace {

using Parser = boost::beast::http::response_parser<boost::beast::http::string_body>;

http::Response answer_in(Pieces& pieces) {
    http::Response response;
    response.status = static_cast<unsigned>(150 + pieces.number(256) * 2);
    for (std::size_t left = pieces.number(5); left > 0; --left) {
        const std::string_view line = pieces.line();
        const std::size_t colon = line.find(':');
        const auto value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
        response.headers.push_back({std::string{line.substr(0, colon)}, std::string{value}});
    }
    response.body = pieces.rest();
    return response;
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const auto keep = pieces.number(2) == 0 ? http::Keep::open : http::Keep::close;
    const auto body = pieces.number(2) == 0 ? http::Body::sent : http::Body::left_out;
    const http::Response response = answer_in(pieces);
    if (!http::is_sendable(response)) return;
    require(response.status >= 200 && response.status <= 599, "only final answers are sent");

    const std::string sent = http::on_the_wire(response, keep, body);
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(sent.size() + 1));
    parser.skip(body == http::Body::left_out);
    parser.eager(true);
    boost::system::error_code error;
    const std::string followed = sent + "HTTP";
    const std::size_t taken = parser.put(boost::asio::buffer(followed), error);
    require(!error && parser.is_done(), "an answer is whole");
    require(taken == sent.size(), "an answer ends where it should");
    require(parser.get().result_int() == response.status, "an answer has its status");
    require(parser.keep_alive() == (keep == http::Keep::open),
            "an answer says whether it is the last");
    const bool has_body =
        body == http::Body::sent && response.status != 204 && response.status != 304;
    require(parser.get().body() == (has_body ? response.body : ""), "an answer has its body");
}

}  // namespace fuzz
