#include "adapters/redis/byte_codec.hpp"
#include "adapters/redis/codec.hpp"
#include "adapters/redis/error.hpp"
#include "tests/fuzz/target.hpp"

#include <boost/system/system_error.hpp>

#include <string>
#include <vector>

// What a server says: the same replies however the bytes were cut, and out of a reply either a
// value or a clear error.
namespace fuzz {

namespace {

struct Heard {
    std::vector<redis::Reply> replies{};
    bool broken{};
    bool operator==(const Heard&) const = default;
};

Heard hear(std::string_view bytes, std::size_t piece) {
    Heard heard;
    redis::ReplyParser parser;
    try {
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            parser.feed(bytes.substr(at, piece));
            while (auto reply = parser.next()) heard.replies.push_back(*std::move(reply));
        }
    } catch (const boost::system::system_error& error) {
        require(error.code() == redis::Error::protocol, "what is no reply is said to be none");
        heard.broken = true;
    }
    return heard;
}

template <class Read>
void read_or_refuse(Read&& read) {
    try {
        read();
    } catch (const boost::system::system_error& error) {
        require(error.code() == redis::Error::corrupt,
                "an answer that is none is said to be corrupt");
    }
}

void look_at_reply(const redis::Reply& reply) {
    read_or_refuse([&] { redis::read_committed(reply); });
    read_or_refuse([&] {
        const std::size_t wanted = reply.list.size() < 2 ? 1 : reply.list.size() - 2;
        require(redis::read_loaded(reply, wanted).records.size() == wanted,
                "each record asked for is there");
    });
    read_or_refuse([&] { redis::read_due(reply); });
    read_or_refuse([&] {
        require(redis::read_events(reply).events.size() == reply.list.size() / 3 - 1,
                "no event is dropped");
    });
    read_or_refuse([&] { redis::read_page(reply); });
    read_or_refuse([&] {
        std::vector<records::ByteAudit> lines;
        redis::read_audit(reply, lines);
        require(lines.size() == reply.list.size(), "no line of the audit is dropped");
    });
    if (reply.kind == redis::Reply::Kind::error) redis::classify(reply.text);
}

}  // namespace

void look_at(std::string_view bytes) {
    const Heard whole = hear(bytes, bytes.size() + 1);
    require(hear(bytes, 1) == whole, "replies do not depend on how the bytes were cut");
    for (const redis::Reply& reply : whole.replies) look_at_reply(reply);
}

}  // namespace fuzz
