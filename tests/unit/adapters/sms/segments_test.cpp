#include "adapters/sms/segments.hpp"

#include "adapters/sms/folding.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

std::vector<std::string> texts(const std::string& text) {
    std::vector<std::string> all;
    for (const sms::Part& part : sms::segment(text, 7).parts) all.push_back(part.text);
    return all;
}

const std::string emoji = "\U0001F600";
const std::string cyrillic = "ж";

}  // namespace

TEST_CASE("an empty text is one empty part") {
    const sms::Segmented segmented = sms::segment("", 1);
    CHECK(segmented.coding == sms::Coding::gsm7);
    REQUIRE(segmented.parts.size() == 1);
    CHECK(segmented.parts[0].text.empty());
    CHECK(segmented.parts[0].header.empty());
    CHECK(sms::count_segments("") == 1);
}

TEST_CASE("GSM-7 takes 160 septets alone and 153 in a part") {
    CHECK(sms::count_segments(repeated("a", 160)) == 1);
    CHECK(texts(repeated("a", 161)) == std::vector{repeated("a", 153), repeated("a", 8)});
    CHECK(sms::count_segments(repeated("a", 306)) == 2);
    CHECK(texts(repeated("a", 307)) ==
          std::vector{repeated("a", 153), repeated("a", 153), std::string{"a"}});
}

TEST_CASE("UCS-2 takes 70 units alone and 67 in a part") {
    CHECK(sms::segment(repeated(cyrillic, 70), 1).coding == sms::Coding::ucs2);
    CHECK(sms::count_segments(repeated(cyrillic, 70)) == 1);
    CHECK(texts(repeated(cyrillic, 71)) ==
          std::vector{repeated(cyrillic, 67), repeated(cyrillic, 4)});
    CHECK(sms::count_segments(repeated(cyrillic, 134)) == 2);
    CHECK(sms::count_segments(repeated(cyrillic, 135)) == 3);
}

TEST_CASE("a character of the extension table costs two septets and is not cut in two") {
    CHECK(sms::count_segments(repeated("a", 158) + "€") == 1);
    CHECK(sms::count_segments(repeated("a", 159) + "€") == 2);
    CHECK(texts(repeated("a", 152) + "€" + repeated("b", 20)) ==
          std::vector{repeated("a", 152), "€" + repeated("b", 20)});
    CHECK(texts(repeated("a", 151) + "€" + repeated("b", 20)) ==
          std::vector{repeated("a", 151) + "€", repeated("b", 20)});
    CHECK(sms::segment("^{}\\[~]|€", 1).coding == sms::Coding::gsm7);
}

TEST_CASE("a surrogate pair is not cut in two") {
    CHECK(sms::count_segments(repeated(emoji, 35)) == 1);
    CHECK(texts(repeated(cyrillic, 66) + emoji + repeated(cyrillic, 9)) ==
          std::vector{repeated(cyrillic, 66), emoji + repeated(cyrillic, 9)});
    CHECK(texts(repeated(cyrillic, 65) + emoji + repeated(cyrillic, 9)) ==
          std::vector{repeated(cyrillic, 65) + emoji, repeated(cyrillic, 9)});
}

TEST_CASE("an emoji of several code points stays whole") {
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    CHECK(texts(repeated(cyrillic, 62) + family + repeated(cyrillic, 9)) ==
          std::vector{repeated(cyrillic, 62), family + repeated(cyrillic, 9)});
    const std::string thumb = "\U0001F44D\U0001F3FD";
    CHECK(texts(repeated(cyrillic, 65) + thumb + repeated(cyrillic, 9)) ==
          std::vector{repeated(cyrillic, 65), thumb + repeated(cyrillic, 9)});
}

TEST_CASE("a run of marks longer than a part is cut all the same") {
    const auto parts = texts("e" + repeated("\u0301", 200));
    CHECK(parts.size() == 3);
    std::string all;
    for (const std::string& part : parts) all += part;
    CHECK(all == "e" + repeated("\u0301", 200));
}

TEST_CASE("each part of a longer text says which it is, of how many, of which text") {
    const auto parts = sms::segment(repeated("a", 307), 0x2A).parts;
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].header == std::string("\x05\x00\x03\x2A\x03\x01", 6));
    CHECK(parts[2].header == std::string("\x05\x00\x03\x2A\x03\x03", 6));
}

TEST_CASE("a text has 255 parts at most") {
    CHECK(sms::count_segments(repeated("a", 153 * 300)) == 255);
}

TEST_CASE("typographic characters do not cost a second segment") {
    const std::string typed =
        "\u201CIt\u2019s \u2013 well\u2026\u201D\u00A0\u2022 \uFB01ne \uFF21\uFF11";
    CHECK(texts(typed) == std::vector<std::string>{"\"It's - well...\" - fine A1"});
    CHECK(sms::count_segments(repeated("\u2019", 160)) == 1);
}

TEST_CASE("letters of other languages are left as they are") {
    CHECK(texts("Zażółć gęślą jaźń") == std::vector<std::string>{"Zażółć gęślą jaźń"});
    CHECK(texts("Ça coûte 3 £ à l'été") == std::vector<std::string>{"Ça coûte 3 £ à l'été"});
    CHECK(texts("日本") == std::vector<std::string>{"日本"});
}

TEST_CASE("bytes that are no UTF-8 become question marks and control characters go") {
    CHECK(texts(std::string("a\xFF"
                            "b\xC3") +
                "(") == std::vector<std::string>{"a?b?("});
    CHECK(texts("\xED\xA0\x80") == std::vector<std::string>{"?"});
    CHECK(texts("\xC0\xAF") == std::vector<std::string>{"??"});
    CHECK(texts(std::string("a\0b\x1B\x07"
                            "c\td",
                            8)) == std::vector<std::string>{"abc d"});
    CHECK(texts("one\r\ntwo\rthree\nfour") == std::vector<std::string>{"one\ntwo\nthree\nfour"});
}

TEST_CASE("words that look like a template travel as they are") {
    CHECK(texts("{{7*7}} ${HOME} %d <b>") == std::vector<std::string>{"{{7*7}} ${HOME} %d <b>"});
}
