#include "adapters/numbering/written_number.hpp"

#include <catch2/catch.hpp>

#include <string>

using numbering::read_number;
using numbering::Spelling;

TEST_CASE("what people put between digits is taken away") {
    CHECK(read_number("07700 900123").dialled == "07700900123");
    CHECK(read_number("(020) 7946-0018").dialled == "02079460018");
    CHECK(read_number(" +44 (0)7700.900/123\r\n").dialled == "+4407700900123");
    CHECK(read_number("(+44) 7700 900123").dialled == "+447700900123");
    CHECK(read_number("07700\xc2\xa0"
                      "900\xe2\x80\x93"
                      "123")
              .dialled == "07700900123");  // hard space, en dash
    CHECK(read_number("\xe2\x80\xaa+44 7700 900123\xe2\x80\xac").dialled ==
          "+447700900123");  // direction marks
}

TEST_CASE("digits of other scripts are digits") {
    CHECK(read_number("\xd9\xa0\xd9\xa7\xd9\xa7").dialled == "077");              // Arabic-Indic
    CHECK(read_number("\xef\xbc\x8b\xef\xbc\x94\xef\xbc\x94").dialled == "+44");  // full width
    CHECK(read_number("\xe0\xa7\xa6\xe0\xa7\xad").dialled == "07");               // Bengali
}

TEST_CASE("letters make a name, when they fit into a sender's field") {
    CHECK(read_number("Tesco").spelling == Spelling::name);
    CHECK(read_number("NHS-NoReply").spelling == Spelling::name);
    CHECK(read_number("TwelveLetter").spelling == Spelling::nothing);
    CHECK(read_number("call 07700 900123").spelling == Spelling::nothing);
    CHECK(read_number("Caf\xc3\xa9").spelling == Spelling::nothing);
    CHECK(read_number("a\x01").spelling == Spelling::nothing);
}

TEST_CASE("everything else is nothing") {
    const std::string written = GENERATE(as<std::string>{},
                                         "",
                                         " ",
                                         "+",
                                         "()",
                                         "++44",
                                         "44+7700",
                                         "*100#",
                                         "07700;900123",
                                         "=+447700900123",
                                         "\xff\xfe",
                                         "077\xc3",
                                         "07700,900123",
                                         "\xf0\x9f\x93\x9e 077");
    CAPTURE(written);
    CHECK(read_number(written).spelling == Spelling::nothing);
    CHECK(read_number(std::string(3, '\0')).spelling == Spelling::nothing);
}
