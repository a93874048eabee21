#include "hub/understanding/folding.hpp"

#include "hub/understanding/understand.hpp"
#include "hub/understanding/words.hpp"

#include <catch2/catch.hpp>

#include <random>

using understanding::fold;
using understanding::tidy;

TEST_CASE("typographic quotes, dashes and blanks become plain ones") {
    CHECK(tidy("can\xE2\x80\x99t \xE2\x80\x93 \xE2\x80\x9Cyes\xE2\x80\x9D\xC2\xA0now") ==
          "can't - \"yes\" now");
}

TEST_CASE("bidi marks, zero-width characters and controls are dropped") {
    CHECK(tidy("s\xE2\x80\x8Bt\xE2\x80\xAEo\x01p\xEF\xBB\xBF") == "stop");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
    CHECK(tidy("a\xFF\xC3") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("folding takes away case, accents and apostrophes") {
    CHECK(fold("Can't") == "cant");
    CHECK(fold("ARR\xC3\x8AT") == "arret");
    CHECK(fold("Stra\xC3\x9F"
               "e") == "strasse");
}

TEST_CASE("a pile of combining marks is cut before it costs time") {
    std::string pile = "a";
    for (int i = 0; i < 100'000; ++i) pile += i % 2 == 0 ? "\xCC\x80" : "\xCC\xA3";
    CHECK(tidy(pile).size() < 64);
}

TEST_CASE("what is no text is told apart from what is") {
    CHECK(understanding::is_readable({"milk pls"}));
    CHECK(understanding::is_readable({"\xF0\x9F\x91\x8D"}));
    CHECK(understanding::is_readable({"\xD0\xBF\xD0\xBE\xD0\xBC\xD0\xBE\xD1\x89\xD1\x8C"}));
    CHECK_FALSE(understanding::is_readable({""}));
    CHECK_FALSE(understanding::is_readable({"?!..."}));
    CHECK_FALSE(understanding::is_readable({"\xFF\xFE\x80\x81 a \xFF\xFF\xFF\xFF"}));
}

TEST_CASE("any bytes at all are understood as something") {
    std::mt19937 random{7};
    std::uniform_int_distribution<int> byte{0, 255};
    for (int round = 0; round < 300; ++round) {
        std::string bytes(static_cast<std::size_t>(round * 3), '\0');
        for (char& c : bytes) c = static_cast<char>(byte(random));
        const auto words = understanding::words_of(tidy(bytes));
        for (const auto& word : words) CHECK(word.end > word.first);
    }
}
