#include "hub/understanding/lexicon.hpp"

#include "hub/understanding/senses.hpp"

#include <catch2/catch.hpp>

using understanding::LanguageWords;
using understanding::Patterns;
using understanding::Sense;
using understanding::Spelling;

namespace {

LanguageWords complete() {
    LanguageWords words{.language = "xx", .lists = {}};
    for (const auto key : understanding::required_keys()) words.lists[std::string(key)] = {"word"};
    return words;
}

std::vector<understanding::Word> words_with_ids(const std::string& text, const Spelling& spelling) {
    auto words = understanding::words_of(text);
    for (auto& word : words) word.id = spelling.find(word.folded);
    return words;
}

std::size_t found(const std::string& phrase, const std::string& text) {
    Spelling spelling;
    Patterns patterns;
    REQUIRE(patterns.add(phrase, {Sense::need, 0}, spelling).empty());
    return patterns.find(words_with_ids(text, spelling)).size();
}

}  // namespace

TEST_CASE("a phrase may name alternatives and gaps of up to three words") {
    CHECK(found("chest .. pain|ache", "chest pain") == 1);
    CHECK(found("chest .. pain|ache", "my chest is in awful pain") == 1);
    CHECK(found("chest .. pain|ache", "chest is not at all in pain") == 0);
    CHECK(found("chest .. pain|ache", "ache in chest") == 0);
    CHECK(found("dog walk", "dog walk dog walk") == 2);
}

TEST_CASE("long words forgive one slip, short ones none") {
    Spelling spelling;
    const int ambulance = spelling.add("ambulance");
    const int bread = spelling.add("bread");
    CHECK(spelling.find("ambulence") == ambulance);
    CHECK(spelling.find("abmulance") == ambulance);
    CHECK(spelling.find("ambulanc") == ambulance);
    CHECK(spelling.find("ambulancee") == ambulance);
    CHECK(spelling.find("xmbulance") == 0);
    CHECK(spelling.find("breed") == 0);
    CHECK(spelling.find("breeed") == 0);
    CHECK(spelling.find("breaaaad") == bread);
    CHECK(spelling.find("") == 0);
}

TEST_CASE("a complete language compiles without problems") {
    CHECK(understanding::compile({complete()}).problems.empty());
}

TEST_CASE("every problem of a language is told with its key") {
    LanguageWords words = complete();
    words.lists.erase("stop");
    words.lists["keywords.maybe.leading"] = {"maybe"};
    words.lists["needs.not well formed!"] = {"milk"};
    words.lists["start"] = {"start again"};
    words.lists["urgent"] = {".. now",
                             "now ..",
                             "a .. .. b",
                             "one two three four five six seven eight nine",
                             "",
                             "co-op"};
    const auto problems = understanding::compile({words}).problems;
    std::map<std::string, int> by_key;
    for (const auto& problem : problems) ++by_key[problem.key];
    CHECK(by_key == std::map<std::string, int>{{"keywords.maybe.leading", 1},
                                               {"needs.not well formed!", 1},
                                               {"start", 1},
                                               {"stop", 1},
                                               {"urgent", 6}});
}

TEST_CASE("the needs of several languages are one list") {
    LanguageWords one = complete();
    LanguageWords other = complete();
    one.lists["needs.shopping"] = {"milk"};
    other.lists["needs.shopping"] = {"lait"};
    const auto compiled = understanding::compile({one, other});
    CHECK(compiled.lexicon.needs() == std::vector<std::string>{"shopping"});
}
