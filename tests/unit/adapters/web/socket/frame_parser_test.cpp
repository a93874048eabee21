#include "adapters/web/socket/frame_parser.hpp"

#include "tests/unit/adapters/web/socket/client_frames.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace live;
using namespace std::string_literals;

namespace {

using All = std::vector<web::Incoming>;

All read_in_pieces(std::string_view bytes, std::size_t piece) {
    web::FrameParser parser;
    All come;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        std::string_view part = bytes.substr(at, piece);
        while (!part.empty()) {
            auto one = parser.next(part);
            if (!std::holds_alternative<std::monostate>(one)) come.push_back(std::move(one));
        }
    }
    return come;
}

// The same however it is cut.
All read(const std::string& bytes) {
    All whole_thing = read_in_pieces(bytes, bytes.size() + 1);
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U})
        CHECK(read_in_pieces(bytes, piece) == whole_thing);
    return whole_thing;
}

// The code with which it ends, after nothing else was said; 0: it does not.
unsigned refusal(const std::string& bytes) {
    const All come = read(bytes);
    if (come.size() != 1) return 0;
    const auto* broken = std::get_if<web::Broken>(&come.front());
    if (broken == nullptr) return 0;
    CHECK_FALSE(broken->why.empty());
    return static_cast<unsigned>(broken->code);
}

web::Incoming said(std::string words) {
    return web::Text{std::move(words)};
}

std::string repeated(const std::string& part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace

TEST_CASE("texts of every length are read as they were said") {
    for (const std::size_t size : {0U, 1U, 125U, 126U, 127U, 65'535U, 65'536U}) {
        const std::string words(size, 'w');
        CHECK(read(says(words)) == All{said(words)});
    }
}

TEST_CASE("messages that came in one piece are told one after the other") {
    CHECK(read(says("{}") + says("a") + frame(whole | ping, "p") + says("b")) ==
          All{said("{}"), said("a"), web::Ping{"p"}, said("b")});
}

TEST_CASE("fragments are one message, and control frames may stand between them") {
    const auto bytes = frame(text, "on") + frame(whole | ping, "still there?") +
                       frame(continued, "") + frame(whole | pong, "") +
                       frame(whole | continued, "e") + says("two");
    CHECK(read(bytes) == All{web::Ping{"still there?"}, web::Pong{}, said("one"), said("two")});
}

TEST_CASE("a message may have 128 fragments and no more, each message anew") {
    const auto almost = frame(text, "a") + repeated(frame(continued, "a"), 126);
    const auto message = almost + frame(whole | continued, "a");
    CHECK(read(message + message).size() == 2);
    CHECK(refusal(almost + frame(continued, "a") + frame(whole | continued, "a")) == 1009);
    CHECK(refusal(frame(text, "") + repeated(frame(continued, ""), 10'000)) == 1009);
}

TEST_CASE("a message of more than 64 KiB is refused by its header") {
    const std::string most(web::max_message, 'x');
    CHECK(refusal(says(most + "x")) == 1009);
    CHECK(refusal(says(most + "x").substr(0, 10)) == 1009);
    CHECK(refusal(raw_frame(whole | text, "\xFF"s + number(1ULL << 40U, 8), "")) == 1009);
    CHECK(read(frame(text, most) + frame(whole | continued, "")) == All{said(most)});
    CHECK(refusal(frame(text, most) + frame(whole | continued, "x")) == 1009);
    CHECK(refusal(frame(text, most.substr(1)) + frame(whole | continued, "xx")) == 1009);
}

TEST_CASE("a length is written as short as can be, and has 63 bits at most") {
    CHECK(refusal(raw_frame(whole | text, "\xFE"s + number(125, 2), std::string(125, 'a'))) ==
          1002);
    CHECK(refusal(raw_frame(whole | text, "\xFF"s + number(65'535, 8), "")) == 1002);
    CHECK(refusal(raw_frame(whole | text, "\xFF"s + number(1ULL << 63U, 8), "")) == 1002);
    CHECK(refusal(raw_frame(whole | text, "\xFF"s + number(~0ULL, 8), "")) == 1002);
}

TEST_CASE("a frame without mask is refused") {
    CHECK(refusal("\x81\x02{}"s) == 1002);
    CHECK(refusal("\x89\x00"s) == 1002);
}

TEST_CASE("reserved bits and unknown kinds of frames are refused, binary ones as not spoken") {
    for (const unsigned bit : {0x40U, 0x20U, 0x10U})
        CHECK(refusal(frame(whole | bit | text, "a")) == 1002);
    for (const unsigned kind : {3U, 4U, 5U, 6U, 7U, 11U, 12U, 13U, 14U, 15U})
        CHECK(refusal(frame(whole | kind, "")) == 1002);
    CHECK(refusal(frame(whole | binary, "a")) == 1003);
}

TEST_CASE("a control frame is whole and has 125 bytes at most") {
    CHECK(read(frame(whole | ping, std::string(125, 'p'))) ==
          All{web::Ping{std::string(125, 'p')}});
    for (const unsigned kind : {closing, ping, pong}) {
        CHECK(refusal(frame(whole | kind, std::string(126, 'p'))) == 1002);
        CHECK(refusal(frame(kind, "")) == 1002);
    }
}

TEST_CASE("a fragment of nothing, and a message within a message, are refused") {
    CHECK(refusal(frame(whole | continued, "a")) == 1002);
    CHECK(refusal(frame(continued, "a")) == 1002);
    CHECK(refusal(frame(text, "a") + frame(whole | text, "b")) == 1002);
    CHECK(refusal(frame(text, "a") + frame(whole | binary, "b")) == 1002);
}

TEST_CASE("a text is UTF-8 as a whole, wherever its fragments were cut") {
    const std::string words = "d\xC3\xA9j\xC3\xA0 vu \xF0\x9F\x8D\x9E";
    for (std::size_t cut = 0; cut <= words.size(); ++cut) {
        CHECK(read(frame(text, words.substr(0, cut)) +
                   frame(whole | continued, words.substr(cut))) == All{said(words)});
    }
    for (const auto& bad : {"\xFF"s,
                            "\xC3"s,
                            "\xC0\xAF"s,
                            "\xED\xA0\x80"s,
                            "\xF4\x90\x80\x80"s,
                            "ok \x80 ok"s,
                            "\xF0\x9F\x8D"s}) {
        CHECK(refusal(says(bad)) == 1007);
        CHECK(refusal(frame(text, bad) + frame(whole | continued, "")) == 1007);
    }
}

TEST_CASE("a goodbye has a code that may be said, and a reason that is UTF-8") {
    CHECK(read(frame(whole | closing, "")) == All{web::Closing{1005}});
    for (const unsigned code : {1000U, 1001U, 1011U, 1014U, 3000U, 3999U, 4999U}) {
        CHECK(read(says_goodbye(static_cast<std::uint16_t>(code), "bye")) ==
              All{web::Closing{static_cast<std::uint16_t>(code)}});
    }
    for (const unsigned code : {0U, 999U, 1004U, 1005U, 1006U, 1015U, 1016U, 2999U, 5000U, 65'535U})
        CHECK(refusal(says_goodbye(static_cast<std::uint16_t>(code))) == 1002);
    CHECK(refusal(frame(whole | closing, "\x03")) == 1002);
    CHECK(refusal(says_goodbye(1000, "\xFF")) == 1007);
}

TEST_CASE("what follows a goodbye or a fault is not read") {
    CHECK(read(says_goodbye(1000) + says("late") + "\xFF\xFF\xFF"s) == All{web::Closing{1000}});
    CHECK(refusal(frame(whole | binary, "a") + says("late")) == 1003);
}

TEST_CASE("of one mask every byte is used, across pieces") {
    const std::string words = "the quick brown fox jumps over the lazy dog";
    CHECK(read(raw_frame(whole | text, length_of(words.size()), words)) == All{said(words)});
}
