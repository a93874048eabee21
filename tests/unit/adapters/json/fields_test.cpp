#include "adapters/json/fields.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <limits>
#include <map>
#include <string>

namespace {

using json::Fields;

// The first problem of reading `text` with `read`, as "path: sentence".
std::string problem_of(const std::string& text,
                       const std::function<void(Fields&)>& read,
                       json::Unknown unknown = json::Unknown::refused) {
    const auto document = json::Document::parse(text);
    REQUIRE(document.has_value());
    Fields fields{document->root(), unknown};
    read(fields);
    const auto result = std::move(fields).finish(0);
    return result ? std::string{} : result.error().path + ": " + result.error().sentence;
}

}  // namespace

TEST_CASE("fields are read by name, kind and bound, in any order") {
    const auto document = json::Document::parse(
        R"({"t":"x","n":-5,"d":2.5e1,"f":true,"l":["a","b"],"m":{"k":"v"},"o":{"i":1},"s":[{"i":2},{"i":3}]})");
    REQUIRE(document.has_value());
    Fields fields{document->root()};
    CHECK(fields.has("n"));
    CHECK_FALSE(fields.has("absent"));
    CHECK(fields.map("m", 1, 1).at("k") == "v");
    CHECK(fields.text("t", 1) == "x");
    CHECK(fields.number("n", -5, 5) == -5);
    CHECK(fields.decimal("d", 0, 100) == 25);
    CHECK(fields.flag("f"));
    CHECK(fields.texts("l", 2, 1) == std::vector<std::string>{"a", "b"});
    std::int64_t sum = 0;
    const auto add = [&](Fields& inside) { sum += inside.number("i", 0, 9); };
    fields.object("o", add);
    fields.objects("s", 2, add);
    CHECK(sum == 6);
    const auto finished = std::move(fields).finish(1);
    CHECK(finished.has_value());
}

TEST_CASE("the first problem is kept with its path") {
    CHECK(problem_of(R"({"a":1})", [](Fields& f) { f.text("a", 9); }) == "a: must be a text");
    CHECK(problem_of(R"({})", [](Fields& f) { f.text("a", 9), f.flag("b"); }) == "a: is missing");
    CHECK(problem_of(R"({"a":"12345"})", [](Fields& f) { f.text("a", 4); }) == "a: is too long");
    CHECK(problem_of(R"({"o":{"l":[{"i":1},{"i":"x"}]}})", [](Fields& f) {
              f.object("o", [](Fields& inside) {
                  inside.objects("l", 5, [](Fields& item) { item.number("i", 0, 5); });
              });
          }) == "o.l[1].i: must be a number");
    CHECK(problem_of(R"({"l":[1,2,3]})", [](Fields& f) { f.texts("l", 2, 9); }) ==
          "l: must have at most 2 entries");
    CHECK(problem_of(R"({"l":["a",2]})", [](Fields& f) { f.texts("l", 2, 9); }) ==
          "l: must be a list of texts");
    CHECK(problem_of(R"([1])", [](Fields&) {}) == ": must be an object");
    CHECK(problem_of(R"({"l":[5]})", [](Fields& f) { f.objects("l", 2, [](Fields&) {}); }) ==
          "l[0]: must be an object");
    CHECK(problem_of(R"({"m":{"k":1}})", [](Fields& f) { f.map("m", 2, 9); }) ==
          "m: must hold texts only");
    CHECK(problem_of(R"({"a":"b"})", [](Fields& f) {
              f.text("a", 9), f.refuse("a", "must be kind");
          }) == "a: must be kind");
}

TEST_CASE("an object of objects is read member by member, whatever they are called") {
    const auto document = json::Document::parse(R"({"o":{"east":{"i":2},"we st":{"i":3}}})");
    REQUIRE(document.has_value());
    Fields fields{document->root()};
    std::map<std::string, std::int64_t> found;
    fields.named_objects("o", 2, [&](std::string_view name, Fields& inside) {
        found[std::string{name}] = inside.number("i", 0, 9);
    });
    const std::map<std::string, std::int64_t> expected{{"east", 2}, {"we st", 3}};
    const auto finished = std::move(fields).finish(true);
    CHECK(finished.has_value());
    CHECK(found == expected);
    const auto read = [](Fields& f) {
        f.named_objects("o", 2, [](std::string_view, Fields& inside) { inside.number("i", 0, 9); });
    };
    CHECK(problem_of(R"({"o":{"a":{"i":1},"b":{"i":1},"c":{"i":1}}})", read) ==
          "o: must have at most 2 entries");
    CHECK(problem_of(R"({"o":{"secret":{"i":10}}})", read) ==
          "o.i: must be a whole number from 0 to 9");
    CHECK(problem_of(R"({"o":{"secret":5}})", read) == "o: must be an object");
    CHECK(problem_of(R"({"o":{"secret":{"i":1,"x":1}}})", read) == "o.x: is not known here");
    CHECK(problem_of(R"({"o":[]})", read) == "o: must be an object");
}

TEST_CASE("a name that nobody asked for is a problem unless it may be ignored") {
    const auto nothing = [](Fields&) {};
    CHECK(problem_of(R"({"need":1})", nothing) == "need: is not known here");
    CHECK(problem_of(R"({"need":1})", nothing, json::Unknown::ignored).empty());
    CHECK(problem_of(R"({"o":{"x":1}})", [](Fields& f) { f.object("o", [](Fields&) {}); }) ==
          "o.x: is not known here");
}

TEST_CASE("an unknown name that is no plain word is not repeated") {
    CHECK(problem_of(R"({"+447700900123":1})", [](Fields&) {}) == ": is not known here");
}

TEST_CASE("whole numbers are bounded before they are narrowed") {
    const auto read = [](Fields& f) { f.number("n", 0, std::numeric_limits<std::int64_t>::max()); };
    CHECK(problem_of(R"({"n":9223372036854775807})", read).empty());
    for (const std::string bad :
         {"9223372036854775808", "1e3", "1.0", "-1", "2.25277777777777775e-0334"}) {
        INFO(bad);
        CHECK_FALSE(problem_of("{\"n\":" + bad + "}", read).empty());
    }
    CHECK_FALSE(problem_of("{\"n\":" + std::string(300, '9') + "}", read).empty());
}

TEST_CASE(
    "decimals that are too big, too small or not finite are refused or rounded, never misread") {
    const auto read = [](Fields& f) { f.decimal("n", -90, 90); };
    CHECK(problem_of(R"({"n":-89.999})", read).empty());
    for (const std::string bad : {"90.0001", "1e307", "-1e308"}) {
        INFO(bad);
        CHECK_FALSE(problem_of("{\"n\":" + bad + "}", read).empty());
    }
    CHECK_FALSE(problem_of("{\"n\":" + std::string(300, '9') + "}", read).empty());
}

TEST_CASE("a line has no control characters, no bidirectional override and nothing without width") {
    const auto read = [](Fields& f) { f.line("a", 99); };
    CHECK(problem_of("{\"a\":\"Zo\xC3\xAB \xF0\x9F\x98\x80\"}", read).empty());
    for (const std::string bad :
         {"\\n", "\\u0007", "\\u0085", "\\u202e", "\\u2066", "\\u200b", "\\ufeff", "\\u007f"}) {
        INFO(bad);
        CHECK(problem_of("{\"a\":\"x" + bad + "\"}", read) ==
              "a: must not contain control characters");
    }
}
