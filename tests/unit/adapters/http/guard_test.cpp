#include "adapters/http/guard.hpp"

#include <catch2/catch.hpp>

#include <string>

TEST_CASE("a header block ends at its empty line, however it is cut into pieces") {
    const std::string whole = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    const auto end = whole.find("rest");
    for (std::size_t cut = 0; cut < end; ++cut) {
        CHECK(http::end_of_head(std::string_view(whole).substr(0, cut), 0) ==
              std::string_view::npos);
        CHECK(http::end_of_head(whole, cut) == end);
    }
}

TEST_CASE("a header block that nothing could mend ends where that shows") {
    using namespace std::string_literals;
    CHECK(http::end_of_head("GET /\n", 0) == 6);
    CHECK(http::end_of_head("GET /\rx", 0) == 7);
    CHECK(http::end_of_head("GET /\r\r", 0) == 7);
    CHECK(http::end_of_head("a\0b"s, 0) == 2);
    CHECK(http::end_of_head("\r\n", 0) == 2);
    CHECK(http::end_of_head("\n", 0) == 1);
}

TEST_CASE("what is let through says what it is") {
    const auto head = http::examine(
        "POST /a?b=c HTTP/1.1\r\nhOST: [::1]:8080\r\ncontent-LENGTH: \t7 \r\nExpect: "
        "100-Continue\r\nX: \xc3\xa9\r\n"
        "Connection: upgrade , Close\r\n\r\n",
        {});
    REQUIRE(head.has_value());
    CHECK(head->method == "POST");
    CHECK(head->target == "/a?b=c");
    CHECK(head->content_length == 7);
    CHECK(head->expects_continue);
    CHECK_FALSE(head->keep_alive);
}

TEST_CASE("any cut or changed byte of a request is let through or refused, never trusted blindly") {
    const std::string good = "POST /a HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\n";
    for (std::size_t i = 0; i < good.size(); ++i) {
        CHECK_FALSE(http::examine(std::string_view(good).substr(0, i), {}).has_value());
        for (const char c : {'\0', '\r', '\n'}) {
            auto bad = good;
            if (bad[i] == c) continue;
            bad[i] = c;
            CHECK_FALSE(http::examine(bad, {}).has_value());
        }
    }
}
