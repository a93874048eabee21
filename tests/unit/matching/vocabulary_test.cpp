#include "matching/vocabulary.hpp"

#include <catch2/catch.hpp>

#include <bitset>
#include <string>

TEST_CASE("a word keeps the bit that it was given, and every word has its own") {
    matching::Vocabulary words;
    const auto shopping = words.learn_need("shopping");
    const auto medication = words.learn_need("medication");
    REQUIRE(shopping);
    REQUIRE(medication);
    CHECK((*shopping & *medication) == 0);
    CHECK(words.learn_need("shopping") == shopping);
    CHECK(words.need("medication") == medication);
}

TEST_CASE("an unknown word has no bit, so it is not mistaken for any language") {
    matching::Vocabulary words;
    words.learn_language("en");
    CHECK_FALSE(words.language("bn"));
    CHECK_FALSE(words.need("en"));  // needs and languages are apart
    CHECK_FALSE(words.learn_need(""));
    CHECK_FALSE(words.need(""));
}

TEST_CASE("when the bits are used up no more words are learned, and the known ones still answer") {
    matching::Vocabulary words;
    std::uint64_t needs = 0;
    for (int i = 0; i < 64; ++i) needs |= words.learn_need("need" + std::to_string(i)).value();
    CHECK(std::bitset<64>{needs}.all());
    CHECK_FALSE(words.learn_need("one more"));
    CHECK(words.learn_need("need63") == std::uint64_t{1} << 63U);

    std::uint32_t languages = 0;
    for (int i = 0; i < 32; ++i) languages |= words.learn_language("l" + std::to_string(i)).value();
    CHECK(std::bitset<32>{languages}.all());
    CHECK_FALSE(words.learn_language("xx"));
}
