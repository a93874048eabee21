#include "adapters/leaflet/printable.hpp"

#include "adapters/json/utf8.hpp"

#include <catch2/catch.hpp>

using leaflet::printable;

TEST_CASE("what is printed stands on one line without anything that cannot be seen") {
    CHECK(printable("  two\n\n lines \t end\r\n") == "two lines end");
    CHECK(printable(std::string_view("a\0b\x1b[2Jc\x7f", 9)) ==
          "a\xEF\xBF\xBD"
          "b [2Jc");
    CHECK(printable("line\u2028paragraph\u2029next\u0085last") == "line paragraph next last");
    CHECK(printable("") == "");
    CHECK(printable(" \n\t ") == "");
}

TEST_CASE("nothing turns the direction of what stands behind it") {
    CHECK(printable("E8 \u202Epleh\u202C \u2066x\u2069 \uFEFFy") == "E8 pleh x y");
}

TEST_CASE("joiners stay, because words are written with them") {
    CHECK(printable("می\u200Cخواهم") == "می\u200Cخواهم");
    CHECK(printable("क्\u200Dष") == "क्\u200Dष");
}

TEST_CASE("what is no UTF-8 is replaced") {
    CHECK(json::is_utf8(printable("a\xC3(\xF0\x28\x8C\xBC end")));
    CHECK(json::is_utf8(printable("cut \xE2\x82")));
}
