#include "adapters/web/socket/frame_parser.hpp"
#include "adapters/web/socket/frames.hpp"
#include "tests/fuzz/models/plain_frames.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// The frames of a client, against a plain second reading: both hear the same, or refuse for the
// same reason, however the bytes were cut. And what we send is read as it was meant.
namespace fuzz {

namespace {

struct Hear {
    PlainTalk& talk;
    void operator()(std::monostate) const {}
    void operator()(const web::Text& text) const { talk.messages.push_back({'t', text.words, 0}); }
    void operator()(const web::Ping& ping) const { talk.messages.push_back({'i', ping.said, 0}); }
    void operator()(const web::Pong&) const { talk.messages.push_back({'o', "", 0}); }
    void operator()(const web::Closing& closing) const {
        talk.messages.push_back({'c', "", closing.code});
    }
    void operator()(const web::Broken& broken) const {
        require(talk.refused == 0, "a talk is refused once");
        require(!broken.why.empty(), "a refusal says why");
        talk.refused = static_cast<unsigned>(broken.code);
    }
};

PlainTalk hear(std::string_view bytes, std::size_t piece) {
    PlainTalk talk;
    web::FrameParser parser;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        std::string_view part = bytes.substr(at, piece);
        while (!part.empty()) {
            const std::size_t before = part.size();
            const web::Incoming come = parser.next(part);
            require(part.size() < before, "every call takes a byte at least");
            require(talk.refused == 0 || std::holds_alternative<std::monostate>(come),
                    "nothing is heard after a refusal");
            std::visit(Hear{talk}, come);
        }
    }
    return talk;
}

// Our frames carry no mask: with one of zeros they are those of a client.
std::string masked(const std::string& frame) {
    const unsigned length = static_cast<unsigned char>(frame[1]);
    const std::size_t begin = length == 127 ? 10 : (length == 126 ? 4 : 2);
    std::string out = frame;
    out[1] = static_cast<char>(length | 0x80U);
    return out.insert(begin, 4, '\0');
}

void is_read_as_sent(std::string_view text) {
    const std::string said(text.substr(0, web::max_message));
    const PlainTalk heard =
        read_frames_plainly(masked(*web::text_frame(said)), web::max_message, 1);
    if (!is_plain_utf8(said)) return require(heard.refused == 1007, "only UTF-8 is sent");
    require(heard.messages.size() == 1 && heard.messages[0].words == said,
            "a text is read as it was sent");
    const auto pong = web::pong_frame(said);
    const PlainTalk echoed = read_frames_plainly(masked(*pong), web::max_message, 1);
    require(echoed.messages.size() == 1 && echoed.messages[0].kind == 'o', "a pong is read as one");
}

}  // namespace

void look_at(std::string_view bytes) {
    const PlainTalk plain = read_frames_plainly(bytes, web::max_message, web::max_fragments);
    require(hear(bytes, bytes.size() + 1) == plain, "both readings hear the same");
    const std::size_t piece = bytes.empty() ? 1 : 1 + static_cast<unsigned char>(bytes[0]) % 17U;
    require(hear(bytes, 1) == plain, "byte after byte the same is heard");
    require(hear(bytes, piece) == plain, "however the bytes are cut the same is heard");
    is_read_as_sent(bytes);
}

}  // namespace fuzz
