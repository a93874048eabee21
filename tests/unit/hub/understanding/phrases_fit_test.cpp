#include "hub/rules/phrases.hpp"
#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

// The GSM 03.38 basic set beyond ASCII that our phrases may use, and what ASCII lacks there.
constexpr std::string_view not_in_basic_set = "^{}\\[~]|`";

// Septets of a text in GSM-7; 10,000 when a character is not in it.
std::size_t septets(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (text.compare(at, 2, "\xC2\xA3") == 0) {
            ++at;
        } else if (byte >= 0x80 || (byte < 0x20 && byte != '\n') ||
                   not_in_basic_set.find(text[at]) != std::string_view::npos) {
            return 10'000;
        }
        ++count;
    }
    return count;
}

// As much as is usual: neither the shortest nor the longest that may happen.
const std::map<std::string, std::string> usual{
    {"group", "Hackney Mutual Aid"},
    {"need", "medication"},
    {"needs", "shopping,medication,call"},
    {"written", "E8 3PNN"},
    {"place", "E8 3"},
    {"payments", "card_by_phone,helper_repaid"},
    {"limit", "3000"},
    {"level", "sector"},
    {"when", "2026-11-21 14:30"},
    {"since", "2026-11-21 14:30"},
    {"until", "2026-11-21 18:00"},
    {"reference", "R4821"},
    {"asked", "12"},
    {"helper", "Rosa"},
    {"word", "marigold"},
    {"pays", "card_by_phone"},
    {"urgency", "urgent"},
    {"distance", "1.5"},
    {"code", "4C"},
    {"codes", "4C, 4F, 4Z"},
    {"minutes", "45"},
    {"name", "Bartholomew"},
    {"street", "Flat 3, 40 Well Street"},
    {"words", "Two pints of milk and a loaf please"},
    {"danger", "not_breathing"},
    {"number", "+447700900123"},
    {"segments", "1000"},
    {"condition", "only after 5pm"},
    {"link", "https://aid.example.org/sign-in?code=123456"},
};

// Those that tell all of a task may take two messages, and one with a long link.
const std::set<std::string> two_segments{"yours", "invitation"};

std::string rendered(std::string_view phrase) {
    return tests::shipped_languages().phrasebook.render(
        {.phrase = std::string(phrase), .values = usual}, "en");
}

}  // namespace

TEST_CASE("every phrase fits its number of text messages with usual values") {
    for (const rules::Phrase& phrase : rules::phrases::all) {
        const std::string text = rendered(phrase.name);
        const std::size_t limit = two_segments.count(std::string(phrase.name)) != 0 ? 306 : 160;
        CAPTURE(phrase.name, text, septets(text));
        CHECK(text != understanding::safe_sentence);
        CHECK(septets(text) <= limit);
        CHECK(text.find("  ") == std::string::npos);
        CHECK(text.find('{') == std::string::npos);
    }
}

TEST_CASE("every phrase can be said when it is given nothing") {
    for (const rules::Phrase& phrase : rules::phrases::all) {
        const std::string text = tests::shipped_languages().phrasebook.render(
            {.phrase = std::string(phrase.name), .values = {}}, "en");
        CAPTURE(phrase.name, text);
        CHECK_FALSE(text.empty());
        CHECK(text.find('{') == std::string::npos);
    }
}

TEST_CASE("an offer for someone to be checked on over two days is one text message") {
    auto values = usual;
    values["need"] = "check_on";
    values["until"] = "2026-11-22 18:00";
    values["urgency"] = "normal";
    const std::string text =
        tests::shipped_languages().phrasebook.render({.phrase = "offer", .values = values}, "en");
    CAPTURE(text, septets(text));
    CHECK(septets(text) <= 160);
}

TEST_CASE(
    "every emergency text says 999 and that we are no emergency service, within three text "
    "messages") {
    for (const std::string nation :
         {"england", "wales", "scotland", "northern_ireland", "default", "atlantis"}) {
        for (const std::string danger : {"", "gas", "suicide", "violence", "fire"}) {
            const std::string text = tests::shipped_languages().phrasebook.render(
                {.phrase = "emergency." + nation, .values = {{"danger", danger}}}, "en");
            CAPTURE(nation, danger, text, septets(text));
            CHECK(text.find("999 now") != std::string::npos);
            CHECK(text.find("not an emergency service") != std::string::npos);
            CHECK(septets(text) <= 3 * 153);
        }
    }
}

TEST_CASE("what keeps people safe is in the words") {
    CHECK(rendered("helper_coming").find("marigold") != std::string::npos);
    CHECK(rendered("never_give").find("card, PIN or bank details") != std::string::npos);
    CHECK(rendered("privacy").find("then delete them") != std::string::npos);
    CHECK(rendered("stop_confirmed").find("START") != std::string::npos);
    CHECK(rendered("offer").find("Reply YES 4C or NO 4C") != std::string::npos);
    CHECK(rendered("offer").find("Well Street") == std::string::npos);
}
