#include "adapters/json/writer.hpp"

#include "adapters/json/document.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <string>

TEST_CASE("what is written reads as JSON") {
    json::Writer writer;
    writer.begin_object().name("a").text("q\"\\\n").name("b").begin_array();
    writer.number(-7).decimal(0.1).flag(true).null().end_array().end_object();
    CHECK(writer.take() == R"({"a":"q\"\\\n","b":[-7,0.1,true,null]})");
}

TEST_CASE("a writer may be used again") {
    json::Writer writer;
    writer.begin_array().end_array();
    CHECK(writer.take() == "[]");
    writer.begin_object().end_object();
    CHECK(writer.take() == "{}");
}

TEST_CASE("every text that is written is accepted again: bad bytes are replaced") {
    const std::string replacement = "\xEF\xBF\xBD";
    const std::string cases[][2] = {{"plain", "plain"},
                                    {"\xC3\xA9\xF0\x9F\x98\x80", "\xC3\xA9\xF0\x9F\x98\x80"},
                                    {"a\xFF"
                                     "b",
                                     "a" + replacement + "b"},
                                    {"\xED\xB0\x80", replacement + replacement + replacement},
                                    {"cut\xE2\x82", "cut" + replacement + replacement},
                                    {std::string{"n\0l", 3}, "n" + replacement + "l"}};
    for (const auto& [given, expected] : cases) {
        json::Writer writer;
        writer.begin_array().text(given).end_array();
        const auto document = json::Document::parse(writer.take());
        REQUIRE(document.has_value());
        CHECK(document->root().elements().at(0).text() == expected);
    }
}

TEST_CASE("decimals come back exactly, and what is no number is null") {
    json::Writer writer;
    writer.begin_array().decimal(51.543210987654321).decimal(1e300);
    writer.decimal(std::numeric_limits<double>::infinity()).end_array();
    const std::string text = writer.take();
    const auto document = json::Document::parse(text);
    REQUIRE(document.has_value());
    CHECK(std::stod(std::string{document->root().elements().at(0).text()}) == 51.543210987654321);
    CHECK(std::stod(std::string{document->root().elements().at(1).text()}) == 1e300);
    CHECK(document->root().elements().at(2).kind() == json::Kind::null);
}
