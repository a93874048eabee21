#include "adapters/http/guard.hpp"
#include "tests/fuzz/models/plain_http.hpp"
#include "tests/fuzz/target.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string>

// The guard before Beast's parser, against a plain second reading and against Beast itself: all
// three must find the same end, the same request and the same length of the body.
namespace fuzz {

namespace {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// As a connection reads: byte after byte, each searched once.
std::size_t end_in_pieces(std::string_view bytes) {
    for (std::size_t size = 1; size <= bytes.size(); ++size) {
        const auto end = http::end_of_head(bytes.substr(0, size), size - 1);
        if (end != std::string_view::npos) return end;
    }
    return std::string_view::npos;
}

void agrees_with_plain_reading(std::string_view bytes, const http::Head& head, std::size_t end) {
    const auto plain = read_head_plainly(bytes);
    require(plain.has_value(), "what is let through is well framed");
    require(plain->size == end, "both readings find the same end of the head");
    require(plain->method == head.method && plain->target == head.target,
            "both readings find the same request line");
    require(plain->version == "HTTP/1.1", "only HTTP/1.1 is let through");
    require(plain->all("host").size() == 1, "what is let through has one Host");
    require(plain->all("transfer-encoding").empty(), "no Transfer-Encoding is let through");
    const auto lengths = plain->all("content-length");
    require(lengths.size() <= 1, "at most one Content-Length is let through");
    const std::string length = lengths.empty() ? "0" : lengths[0];
    require(length.find_first_not_of("0123456789") == std::string::npos &&
                std::stoull(length) == head.content_length,
            "both readings find the same length of the body");
}

void agrees_with_beast(std::string_view block, const http::Head& head) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(block.size() + 1));
    parser.body_limit(64UL * 1024);
    boost::system::error_code error;
    const std::size_t taken = parser.put(boost::asio::buffer(block.data(), block.size()), error);
    if (error) return;  // two doors: what only the second refuses is answered 400 too
    require(taken == block.size() && parser.is_header_done(), "Beast finds the same end");
    require(parser.get().method_string() == head.method && parser.get().target() == head.target,
            "Beast finds the same request line");
    require(!parser.chunked(), "Beast finds no chunks in what is let through");
    require(parser.is_done() == (head.content_length == 0),
            "Beast waits for a body if there is one");
    require(parser.keep_alive() == head.keep_alive || parser.upgrade(),
            "Beast agrees about the connection");
    const std::string body(static_cast<std::size_t>(head.content_length), 'x');
    if (body.empty()) return;
    // One byte more than the body: it belongs to the next request.
    const std::string more = body + "G";
    const std::size_t size = parser.put(boost::asio::buffer(more), error);
    require(!error && parser.is_done() && size == body.size(), "Beast takes the body and no more");
}

}  // namespace

void look_at(std::string_view bytes) {
    const auto end = http::end_of_head(bytes, 0);
    require(end == end_in_pieces(bytes), "the end does not depend on how the bytes were cut");
    const auto plain = read_head_plainly(bytes);
    if (end == std::string_view::npos) return require(!plain, "a whole head has an end");
    require(end > 0 && end <= bytes.size(), "the end lies in the bytes");

    const http::GuardSettings settings;
    const std::string_view block = bytes.substr(0, end);
    const auto head = http::examine(block, settings);
    if (head) {
        require(head->content_length <= settings.max_body, "no body is longer than allowed");
        agrees_with_plain_reading(bytes, *head, end);
        agrees_with_beast(block, *head);
        return;
    }
    require(head.error().status >= 400 && head.error().status < 600, "a refusal has its status");
    require(!head.error().why.empty(), "a refusal says why");
    require(!plain || !is_beyond_doubt(*plain), "an honest request is let through");
}

}  // namespace fuzz
