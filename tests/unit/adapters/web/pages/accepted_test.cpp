#include "adapters/web/pages/accepted.hpp"

#include <catch2/catch.hpp>

using web::accepts;
using web::names_tag;

TEST_CASE("a coding is taken when it is named and not refused") {
    CHECK(accepts("gzip, deflate, br", "br"));
    CHECK(accepts("gzip, deflate, br", "gzip"));
    CHECK(accepts("GZIP;q=0.5", "gzip"));
    CHECK(accepts("*", "br"));
    CHECK(accepts("br ; q=1.0", "br"));
    CHECK_FALSE(accepts("", "br"));
    CHECK_FALSE(accepts("identity", "br"));
    CHECK_FALSE(accepts("br;q=0, *", "br"));
    CHECK_FALSE(accepts("br; q=0.000", "br"));
    CHECK_FALSE(accepts("*;q=0", "br"));
    CHECK_FALSE(accepts("brr, xbr", "br"));
    CHECK_FALSE(accepts(",,;;,", "br"));
}

TEST_CASE("a tag is known again, weak or strong, among others") {
    CHECK(names_tag("\"a\"", "\"a\""));
    CHECK(names_tag("\"x\", W/\"a\"", "\"a\""));
    CHECK(names_tag("*", "\"a\""));
    CHECK_FALSE(names_tag("", "\"a\""));
    CHECK_FALSE(names_tag("\"ab\"", "\"a\""));
    CHECK_FALSE(names_tag("a", "\"a\""));
}
