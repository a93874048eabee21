#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

using tests::hear;

namespace {

std::string asked(const std::string& text) {
    return hear(text, hub::Question::postcode).postcode;
}

}  // namespace

TEST_CASE("a whole postcode is read however it is spaced and written") {
    const auto text = GENERATE(as<std::string>{},
                               "E8 3PN",
                               "e83pn",
                               "E8  3PN",
                               "e8-3pn",
                               "E8 3 PN",
                               "e 8 3 p n",
                               "its e8 3pn.",
                               "(E8 3PN)",
                               "\xEF\xBC\xA5"
                               "8 3PN",
                               "ES 8... no E8 3PN");
    CAPTURE(text);
    CHECK(hear(text).postcode == "E8 3PN");
}

TEST_CASE("every shape of postcode is known") {
    CHECK(hear("M1 1AE").postcode == "M1 1AE");
    CHECK(hear("b33 8th").postcode == "B33 8TH");
    CHECK(hear("cr26xh").postcode == "CR2 6XH");
    CHECK(hear("dn551pt").postcode == "DN55 1PT");
    CHECK(hear("w1a 0ax").postcode == "W1A 0AX");
    CHECK(hear("ec1a1bb").postcode == "EC1A 1BB");
    CHECK(hear("BT1 5GS").postcode == "BT1 5GS");
}

TEST_CASE("O for 0 and I for 1 are mended in both directions") {
    CHECK(asked("SW1A OAA") == "SW1A 0AA");
    CHECK(asked("SWIA IAA") == "SW1A 1AA");
    CHECK(asked("0X1 2AB") == "OX1 2AB");
    CHECK(hear("N1 OAB").postcode == "N1 0AB");
    CHECK(asked("e8 lab") == "E8 1AB");
}

TEST_CASE("sectors and districts are read as what they are") {
    CHECK(hear("shopping E8 3").postcode == "E8 3");
    CHECK(hear("E8 3P").postcode == "E8 3");
    CHECK(hear("i live in e8").postcode == "E8");
    CHECK(hear("E83").postcode == "E8 3");  // there is no district E83
    CHECK(hear("SW13 please").postcode == "SW13");
    CHECK(asked("SW113") == "SW11 3");
    CHECK(hear("in E8 3 bags of shopping").postcode == "E8");
}

TEST_CASE("words and products are no postcodes") {
    const auto text = GENERATE(as<std::string>{},
                               "b4 5pm",
                               "cheers m8",
                               "some E45 cream",
                               "vitamin b12",
                               "2 pints of milk",
                               "c u l8r",
                               "4k yes",
                               "at 10 am",
                               "ps5 game",
                               "im 80 and alone");
    CAPTURE(text);
    CHECK(hear(text).postcode.empty());
    CHECK(hear(text).unreadable_postcode.empty());
}

TEST_CASE("slang is a district when it was asked for or a place word stands before") {
    CHECK(asked("m8") == "M8");
    CHECK(hear("i live in M8").postcode == "M8");
}

TEST_CASE("what was meant as a postcode and cannot be one is told as written") {
    CHECK(hear("my postcode is ZZ9 9ZZ").unreadable_postcode == "ZZ9 9ZZ");
    CHECK(hear("E8 3PNN").unreadable_postcode == "E8 3PNN");
    CHECK(hear("E8 3CK").unreadable_postcode ==
          "E8 3CK");  // C and K: never in an inward part together
    CHECK(asked("12345") == "");
    CHECK(hear("12345", hub::Question::postcode).unreadable_postcode == "12345");
    CHECK(hear("dont know", hub::Question::postcode).unreadable_postcode.empty());
}
