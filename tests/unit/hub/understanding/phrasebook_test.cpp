#include "hub/understanding/phrasebook.hpp"

#include <catch2/catch.hpp>

using understanding::LanguagePhrases;
using understanding::Phrasebook;
using understanding::Problem;

namespace {

LanguagePhrases english() {
    return {
        .language = "en",
        .phrases = {{"greet", "Dear {name}."},
                    {"when", "Come {when:time}[ to {until:end}]."},
                    {"pay", "Up to {limit:money}."},
                    {"list", "{payments:payments}"},
                    {"need", "For {need:need}."},
                    {"two", "A[ b{x}c][ d{y}e]f"},
                    {"emergency.default", "Call 999."},
                    {"emergency.wales", "Wales: call 999."},
                    {"emergency.wales.gas", "Wales gas."}},
        .words = {{"payment", {{"voucher", "VOUCHER"}, {"kitty", "KITTY"}}},
                  {"need", {{"call", "a phone call"}}}},
        .weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
        .months = {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}};
}

std::string said(const std::string& phrase,
                 std::map<std::string, std::string> values,
                 std::string_view language = "en") {
    LanguagePhrases other = english();
    other.language = "cy";
    other.phrases = {{"greet", "Annwyl {name}."}};
    std::vector<Problem> problems;
    const Phrasebook book{{english(), other}, problems};
    REQUIRE(problems.empty());
    return book.render({.phrase = phrase, .values = std::move(values)}, language);
}

}  // namespace

TEST_CASE("values are inserted as they are and never read again") {
    CHECK(said("greet", {{"name", "{name} [x] {need:need}"}}) == "Dear {name} [x] {need:need}.");
}

TEST_CASE("times are said with their day, an end on the same day without") {
    CHECK(said("when", {{"when", "2026-11-21 14:30"}, {"until", "2026-11-21 18:00"}}) ==
          "Come Sat 21 Nov, 14:30 to 18:00.");
    CHECK(said("when", {{"when", "2026-11-21 14:30"}, {"until", "2026-11-22 09:00"}}) ==
          "Come Sat 21 Nov, 14:30 to Sun 22 Nov, 09:00.");
    CHECK(said("when", {{"when", "2026-11-21 14:30"}, {"until", ""}}) == "Come Sat 21 Nov, 14:30.");
    CHECK(said("when", {{"when", "soon"}}) == "Come soon.");
    CHECK(said("when", {{"when", "2026-13-41 14:30"}}) == "Come 2026-13-41 14:30.");
}

TEST_CASE("money is said in pounds") {
    CHECK(said("pay", {{"limit", "3000"}}) ==
          "Up to \xC2\xA3"
          "30.");
    CHECK(said("pay", {{"limit", "3005"}}) ==
          "Up to \xC2\xA3"
          "30.05.");
    CHECK(said("pay", {{"limit", "lots"}}) == "Up to lots.");
}

TEST_CASE("keys are said in words, unknown ones as they are") {
    CHECK(said("need", {{"need", "call"}}) == "For a phone call.");
    CHECK(said("need", {{"need", "odd_jobs"}}) == "For odd jobs.");
    CHECK(said("list", {{"payments", "voucher,kitty"}}) == "VOUCHER, KITTY");
    CHECK(said("list", {{"payments", ""}}) == "");
}

TEST_CASE("an optional part goes when its gap has nothing to say, and only that one") {
    CHECK(said("two", {{"x", "1"}, {"y", "2"}}) == "A b1c d2ef");
    CHECK(said("two", {{"y", "2"}}) == "A d2ef");
    CHECK(said("two", {}) == "Af");
}

TEST_CASE("what a language lacks is said in English, what English lacks by a safe sentence") {
    CHECK(said("greet", {{"name", "Rosa"}}, "cy") == "Annwyl Rosa.");
    CHECK(said("need", {{"need", "call"}}, "cy") == "For a phone call.");
    CHECK(said("greet", {{"name", "Rosa"}}, "xx") == "Dear Rosa.");
    CHECK(said("nonsense", {}) == understanding::safe_sentence);
    CHECK(Phrasebook{}.render({.phrase = "greet", .values = {}}, "en") ==
          understanding::safe_sentence);
}

TEST_CASE("the emergency text is the nation's, in the danger's variant where there is one") {
    CHECK(said("emergency.wales", {}) == "Wales: call 999.");
    CHECK(said("emergency.wales", {{"danger", "gas"}}) == "Wales gas.");
    CHECK(said("emergency.wales", {{"danger", "fire"}}) == "Wales: call 999.");
    CHECK(said("emergency.atlantis", {{"danger", "gas"}}) == "Call 999.");
    CHECK(said("emergency.", {}) == "Call 999.");
}

TEST_CASE("a template that cannot be read is a problem and left out") {
    const auto text = GENERATE(
        as<std::string>{}, "{", "}", "{a", "{A}", "{}", "{a:}", "[a", "a]", "[[a]]", "{a:nothing}");
    CAPTURE(text);
    LanguagePhrases broken = english();
    broken.phrases = {{"greet", text}};
    std::vector<Problem> problems;
    const Phrasebook book{{broken}, problems};
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().key == "phrases.greet");
    CHECK_FALSE(book.has("en", "greet"));
}
