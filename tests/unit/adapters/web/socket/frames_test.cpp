#include "adapters/web/socket/frames.hpp"

#include "adapters/web/socket/close_codes.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace std::string_literals;
using web::Close;

TEST_CASE("a text is framed with the shortest length, whole and without a mask") {
    CHECK(*web::text_frame("{}") == "\x81\x02{}");
    CHECK(web::text_frame(std::string(125, 'a'))->substr(0, 2) == "\x81\x7D");
    CHECK(web::text_frame(std::string(126, 'a'))->substr(0, 5) ==
          "\x81\x7E\x00\x7E"
          "a"s);
    CHECK(web::text_frame(std::string(65'535, 'a'))->substr(0, 5) ==
          "\x81\x7E\xFF\xFF"
          "a"s);
    const auto large = web::text_frame(std::string(65'536, 'a'));
    CHECK(large->substr(0, 11) == "\x81\x7F\0\0\0\0\0\x01\0\0a"s);
    CHECK(large->size() == 65'546);
}

TEST_CASE("control frames never have more than 125 bytes") {
    CHECK(*web::ping_frame() == "\x89\0"s);
    CHECK(*web::pong_frame("abc") ==
          "\x8A\x03"
          "abc");
    CHECK(web::pong_frame(std::string(200, 'p'))->size() == 127);
    CHECK(*web::close_frame(Close::too_slow, "slow") == "\x88\x06\x0B\xC0slow");
    CHECK(web::close_frame(Close::normal, std::string(200, 'r'))->size() == 127);
    CHECK(*web::close_frame(Close::said_nothing, "x") == "\x88\0"s);
}

TEST_CASE("the range of a close code says whether to come back") {
    for (const auto code :
         {Close::shutting_down, Close::too_slow, Close::no_pong, Close::too_many_messages})
        CHECK(web::comes_back(code));
    for (const auto code :
         {Close::bad_ticket, Close::bad_frame, Close::session_ended, Close::too_many_connections})
        CHECK_FALSE(web::comes_back(code));
    CHECK(web::comes_back(3499));
    CHECK_FALSE(web::comes_back(3500));
    CHECK_FALSE(web::comes_back(3999));
    CHECK(web::comes_back(4000));
    CHECK(web::comes_back(4499));
    CHECK_FALSE(web::comes_back(4500));
    CHECK(web::comes_back(1006));
    CHECK(web::comes_back(Close::going_away));
    for (const unsigned code : {1000U, 1002U, 1003U, 1007U, 1009U, 2000U, 5000U})
        CHECK_FALSE(web::comes_back(static_cast<std::uint16_t>(code)));
}
