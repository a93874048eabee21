#include "hub/program/log_line.hpp"

#include "adapters/json/utf8.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using program::one_line;

TEST_CASE("plain words of any language stand in a line as they are") {
    for (const char* words :
         {"", "node serves node=1 url=http://127.0.0.1:8080", "caf\u00E9 \u0436 \U0001F600"})
        CHECK(one_line(words, 1000) == words);
}

TEST_CASE("nothing ends a line, speaks to a terminal or turns the text round") {
    CHECK(one_line("a\nb\r\nc\td", 1000) == "a\\nb\\r\\nc\\td");
    CHECK(one_line("\x1B[31mred\x07", 1000) == "\\x1b[31mred\\x07");
    CHECK(one_line(std::string{"a\0b", 3}, 1000) == "a\\x00b");
    CHECK(one_line("a\u202Eb", 1000) == "a\\xe2\\x80\\xaeb");
    CHECK(one_line("a\u2028b\u0085c", 1000) == "a\\xe2\\x80\\xa8b\\xc2\\x85c");
    CHECK(one_line("caf\xE9", 1000) == "caf\\xe9");
    CHECK(one_line("a\\nb", 1000) == "a\\\\nb");
}

TEST_CASE("a long line is cut, never within a character or an escape, and says so") {
    CHECK(one_line("abcdef", 6) == "abcdef");
    CHECK(one_line("abcdefg", 6) == "abc...");
    CHECK(one_line("ab\u0436\u0436\u0436", 6) == "ab...");
    CHECK(one_line("a\n\n\n\n", 6) == "a\\n...");
    CHECK(one_line(std::string(1 << 20, '\n'), 100).size() <= 100);
}

TEST_CASE("whatever bytes come, a line is short, valid and has no control character") {
    std::mt19937 random{20201};
    for (int i = 0; i < 2000; ++i) {
        std::string bytes(random() % 60, ' ');
        for (char& byte : bytes) byte = static_cast<char>(random() % 256);
        const std::string line = one_line(bytes, 80);
        CHECK(line.size() <= 80);
        CHECK(json::is_utf8(line));
        CHECK_FALSE(json::has_controls(line));
    }
}
