#include "adapters/places/written_postcode.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using places::readings;
using places::WrittenPostcode;
using Readings = std::vector<WrittenPostcode>;

TEST_CASE("a full postcode has one reading, in any case and spacing") {
    const std::string written = GENERATE(as<std::string>{},
                                         "E8 3PN",
                                         "e83pn",
                                         "E83PN",
                                         "  e8   3pn ",
                                         "E8 3 PN",
                                         "E 8 3PN",
                                         "e8\t3Pn\r\n");
    CAPTURE(written);
    CHECK(readings(written) == Readings{{"E8", "3"}});
}

TEST_CASE("all shapes of districts are known") {
    CHECK(readings("M1 1AE") == Readings{{"M1", "1"}});
    CHECK(readings("B338TH") == Readings{{"B33", "8"}});
    CHECK(readings("W1A 0AX") == Readings{{"W1A", "0"}});
    CHECK(readings("CR2 6XH") == Readings{{"CR2", "6"}});
    CHECK(readings("DN55 1PT") == Readings{{"DN55", "1"}});
    CHECK(readings("ec1a1bb") == Readings{{"EC1A", "1"}});
}

TEST_CASE("with a space a sector is a sector, and without one it may be a district") {
    CHECK(readings("e1 1") == Readings{{"E1", "1"}});
    CHECK(readings("e11") == Readings{{"E11", ""}, {"E1", "1"}});
    CHECK(readings("E8") == Readings{{"E8", ""}});
    CHECK(readings("AB101") == Readings{{"AB10", "1"}});
    CHECK(readings("EC1A") == Readings{{"EC1A", ""}});
}

TEST_CASE("what is no postcode has no reading") {
    const std::string written = GENERATE(as<std::string>{},
                                         "",
                                         " ",
                                         "E",
                                         "8",
                                         "hello",
                                         "E8 3P",
                                         "E8 3PN extra words",
                                         "3PN E8",
                                         "E8-3PN",
                                         "E83PNX",
                                         "1E8 3PN",
                                         "EEE8 3PN",
                                         "E888 3PN",
                                         "E8 33",
                                         "E8 3P N1",
                                         "\xc3\xa9"
                                         "8 3pn",
                                         "00000000",
                                         "E8                3PN");
    CAPTURE(written);
    CHECK(readings(written).empty());
}

TEST_CASE("bytes that are no text, in any length, have no reading") {
    for (std::size_t length = 0; length < 40; ++length) {
        CHECK(readings(std::string(length, '\xff')).empty());
        CHECK(readings(std::string(length, '\0')).empty());
    }
    CHECK(readings({"E8\0"
                    "3PN",
                    6})
              .empty());
}
