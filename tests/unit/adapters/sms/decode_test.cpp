#include "adapters/sms/decode.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

std::string utf16(std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit >> 8U);
        bytes += static_cast<char>(unit & 0xFFU);
    }
    return bytes;
}

}  // namespace

TEST_CASE("each charset that gateways use becomes UTF-8") {
    CHECK(sms::decode("caf\xC3\xA9 \xE2\x82\xAC", "UTF-8").text == "café €");
    CHECK(sms::decode("caf\xE9", "ISO-8859-1").text == "café");
    CHECK(sms::decode("\x80 5 \x93ok\x94", "windows-1252").text == "€ 5 “ok”");
    CHECK(sms::decode(utf16(u"жду \U0001F600"), "utf-16be").text == "жду \U0001F600");
    CHECK(sms::decode("plain", "").text == "plain");
}

TEST_CASE("escapes that a gateway left in become their character") {
    CHECK(sms::decode("5\x1B"
                      "e \x1B(a\x1B) \x1B<\x1B>",
                      "UTF-8")
              .text == "5€ {a} []");
    CHECK(sms::decode("\x1B/\x1B=\x1B¡\x1BΛ", "UTF-8").text == "\\~|^");
}

TEST_CASE("an escape without a meaning goes and its character stays") {
    CHECK(sms::decode("abcdef\x1Bzghi", "UTF-8").text == "abcdefzghi");
    CHECK(sms::decode("abcdef\x1B", "UTF-8").text == "abcdef");
}

TEST_CASE("control characters and marks that turn the text round go") {
    CHECK(sms::decode(std::string("a\0bcdefgh\x07i\x7F", 12), "UTF-8").text == "abcdefghi");
    CHECK(sms::decode("one\r\ntwo\rthree\tx", "UTF-8").text == "one\ntwo\nthree x");
    CHECK(sms::decode("a\u202Eb\u2066c\uFEFF", "UTF-8").text == "abc");
}

TEST_CASE("what has no width goes, but for what joins letters or keeps them apart") {
    CHECK(sms::decode("S\u200BT\u00ADO\u2060P", "UTF-8").text == "STOP");
    CHECK(sms::decode("\u0646\u200C\u0645", "UTF-8").text == "\u0646\u200C\u0645");
}

TEST_CASE("a joined emoji survives") {
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    CHECK(sms::decode(family, "UTF-8").text == family);
}

TEST_CASE("a few broken characters are replaced and the rest is kept") {
    const sms::Decoded decoded = sms::decode("need milk \xFF please", "UTF-8");
    CHECK(decoded.is_text);
    CHECK(decoded.text == "need milk \uFFFD please");
    CHECK(sms::decode(utf16(u"hello") + "\x41", "UTF-16BE").text == "hello\uFFFD");
    const std::string lone = utf16(u"hello ") + std::string("\xD8\x3D", 2);
    CHECK(sms::decode(lone, "UTF-16BE").text == "hello \uFFFD");
}

TEST_CASE("what is mostly no characters is no text, and nothing of it is kept") {
    const std::string ringtone("\x02\x4A\x3A\x69\xB1\xCD\xB9\xAD\x85\x00\x04\xFF\xFE\x90", 14);
    const sms::Decoded decoded = sms::decode(ringtone, "8BIT");
    CHECK_FALSE(decoded.is_text);
    CHECK(decoded.text.empty());
}

TEST_CASE("an empty text is a text") {
    CHECK(sms::decode("", "UTF-8").is_text);
    CHECK(sms::decode("", "UTF-16BE").is_text);
}
