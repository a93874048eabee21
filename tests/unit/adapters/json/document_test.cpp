#include "adapters/json/document.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

namespace {

std::string refusal_of(const std::string& text, const json::Limits& limits = {}) {
    const auto document = json::Document::parse(text, limits);
    return document ? std::string{} : document.error().sentence;
}

std::string repeated(const std::string& part, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += part;
    return text;
}

}  // namespace

TEST_CASE("a document gives its values back in their order and spelling") {
    const auto document =
        json::Document::parse(R"({"a":[1,-2.50e3,"x\n\u00e9"],"b":{"c":true,"d":null},"e":{}})");
    REQUIRE(document.has_value());
    const auto members = document->root().members();
    REQUIRE(members.size() == 3);
    CHECK(members[0].name == "a");
    const auto elements = members[0].value.elements();
    REQUIRE(elements.size() == 3);
    CHECK(elements[0].kind() == json::Kind::number);
    CHECK(elements[1].text() == "-2.50e3");
    CHECK(elements[2].text() == "x\n\xC3\xA9");
    CHECK(members[1].value.members()[0].value.text() == "true");
    CHECK(members[1].value.members()[1].value.kind() == json::Kind::null);
    CHECK(members[2].value.members().empty());
    CHECK(members[2].value.elements().empty());
}

TEST_CASE("lists and objects have no text of their own") {
    const auto document = json::Document::parse(R"({"\u202e1":["ab","cd"],"a":{}})");
    REQUIRE(document.has_value());
    CHECK(document->root().text().empty());
    for (const json::Member& member : document->root().members())
        CHECK(member.value.text().empty());
}

TEST_CASE("a document that was moved still holds its texts") {
    auto document = json::Document::parse(R"({"a":"b"})");
    REQUIRE(document.has_value());
    const json::Document elsewhere = std::move(*document);
    CHECK(elsewhere.root().members().at(0).value.text() == "b");
}

TEST_CASE("nesting of 16 is read and of 17 is refused") {
    CHECK(refusal_of(repeated("[", 16) + repeated("]", 16)).empty());
    CHECK(refusal_of(repeated("[", 17) + repeated("]", 17)) == "is nested too deeply");
    CHECK(refusal_of(repeated("{\"a\":", 17) + "1" + repeated("}", 17)) == "is nested too deeply");
    CHECK(refusal_of("[\"" + repeated("[{\\\"", 100) + "\"]").empty());
}

TEST_CASE("a depth bomb is refused in milliseconds") {
    const std::string bomb = repeated("[", 200'000);
    const auto before = std::chrono::steady_clock::now();
    CHECK(refusal_of(bomb, {.bytes = 1 << 20}) == "is nested too deeply");
    CHECK(refusal_of(bomb) == "is too long");
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::milliseconds{50});
}

TEST_CASE("too many bytes are refused before they are looked at") {
    CHECK(refusal_of("\"" + std::string(1 << 20, 'a') + "\"") == "is too long");
    CHECK(refusal_of("\"" + std::string(64 * 1024 - 2, 'a') + "\"").empty());
    CHECK(refusal_of("\"" + std::string(64 * 1024 - 1, 'a') + "\"") == "is too long");
}

TEST_CASE("an object with as many names as fit is read, and refused when one comes twice") {
    std::string many = "{";
    for (int i = 0; i < 5000; ++i) many += "\"k" + std::to_string(i) + "\":1,";
    CHECK(refusal_of(many + "\"z\":1}").empty());
    CHECK_FALSE(refusal_of(many + "\"k17\":1}").empty());
}

TEST_CASE("duplicate names are refused at every level, also when an escape hides them") {
    const std::string sentence = "must not have the same name twice in one object";
    CHECK(refusal_of(R"({"a":1,"a":2})") == sentence);
    CHECK(refusal_of(R"({"a":1,"\u0061":2})") == sentence);
    CHECK(refusal_of(R"([{"b":{"a":1,"c":2,"a":3}}])") == sentence);
    CHECK(refusal_of(R"({"a":{"a":{"a":1}}})").empty());
}

TEST_CASE("numbers that crash or overflow the parser's conversion stay digits") {
    for (const std::string number : {"2.25277777777777775e-0334",
                                     "1.00000000001e-2147483638",
                                     "1e-2147483638",
                                     "-0.0e-5",
                                     "123456789012345678901234567890"}) {
        INFO(number);
        const auto document = json::Document::parse("[" + number + "]");
        REQUIRE(document.has_value());
        CHECK(document->root().elements().at(0).text() == number);
    }
}

TEST_CASE("a number beyond all doubles is refused at once") {
    CHECK(refusal_of("[" + std::string(5000, '9') + "]") == "is not JSON");
    CHECK(refusal_of("[1e999999999]") == "is not JSON");
}

TEST_CASE("half a surrogate pair, NUL and bytes that are no UTF-8 are refused") {
    CHECK(refusal_of(R"(["\udc00"])") != "");
    CHECK(refusal_of(R"(["\ud800"])") != "");
    CHECK(refusal_of(R"(["\ud800\u0041"])") != "");
    CHECK(refusal_of(R"(["\ud83d\ude00"])").empty());
    CHECK(refusal_of(R"(["\u0000"])") == "must not contain NUL");
    CHECK(refusal_of(R"({"\u0000":1})") == "must not contain NUL");
    CHECK(refusal_of(std::string{"[\"\0\"]", 5}) == "must not contain NUL");
    CHECK(refusal_of("[\"\xC0\xAF\"]") == "must be UTF-8");          // overlong
    CHECK(refusal_of("[\"\xED\xB0\x80\"]") == "must be UTF-8");      // a surrogate in bytes
    CHECK(refusal_of("[\"\xF4\x90\x80\x80\"]") == "must be UTF-8");  // above U+10FFFF
    CHECK(refusal_of("[\"\xE2\x82\"]") == "must be UTF-8");          // cut off
    CHECK(refusal_of("\xEF\xBB\xBF[]") == "must not begin with a byte order mark");
}

TEST_CASE("what is no JSON is refused") {
    for (const std::string text : {"",
                                   " ",
                                   "{",
                                   "[1,]",
                                   "{\"a\"}",
                                   "{a:1}",
                                   "nul",
                                   "01",
                                   "1.",
                                   "+1",
                                   "[1] 2",
                                   "'a'",
                                   "{\"a\":1,}",
                                   "\"\n\"",
                                   "\"\\x\"",
                                   "NaN",
                                   "/**/1",
                                   "]",
                                   "}{"}) {
        INFO(text);
        CHECK_FALSE(refusal_of(text).empty());
    }
}
