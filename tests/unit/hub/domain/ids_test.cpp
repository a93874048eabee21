#include "hub/domain/ids.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <type_traits>

TEST_CASE("letters, digits, hyphen and underscore make an id, up to 64 of them") {
    const std::string id = GENERATE(as<std::string>{},
                                    "a",
                                    "Z",
                                    "0",
                                    "-",
                                    "_",
                                    "req-2026_07",
                                    "food_parcel",
                                    std::string(64, 'x'));
    CAPTURE(id);
    CHECK(hub::is_well_formed(id));
}

TEST_CASE("anything else is not well formed") {
    const std::string id = GENERATE(as<std::string>{},
                                    "",
                                    " ",
                                    "a b",
                                    "a:b",
                                    "{g}",
                                    "a/b",
                                    "a.b",
                                    "a\n",
                                    "\xc3\xa9",
                                    "\xff",
                                    std::string(65, 'x'),
                                    std::string("a\0b", 3));
    CAPTURE(id);
    CHECK_FALSE(hub::is_well_formed(id));
}

TEST_CASE("of all bytes just 64 may stand in an id") {
    int allowed = 0;
    for (int byte = 0; byte < 256; ++byte) {
        if (hub::is_well_formed(std::string(1, static_cast<char>(byte)))) ++allowed;
    }
    CHECK(allowed == 64);
}

TEST_CASE("an id of one kind cannot be passed for another") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<hub::RequestId, hub::OfferId>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::string, hub::RequestId>);
    STATIC_REQUIRE_FALSE(std::is_same_v<hub::PersonId, hub::GroupId>);
    CHECK(hub::RequestId{}.empty());
    CHECK(hub::RequestId{"a"} < hub::RequestId{"b"});
}
