#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using tests::hear;
using understanding::Danger;

TEST_CASE("danger is seen beside everything else that a text asks for") {
    const auto heard = hear("Need milk and bread please E8 3PN and i have chest pain");
    CHECK(heard.danger == Danger::chest_pain);
    CHECK(heard.postcode == "E8 3PN");
    CHECK(heard.needs.size() == 1);
}

TEST_CASE("danger is found beyond the length that is otherwise read") {
    std::string text;
    while (text.size() < 50'000) text += "i need milk and bread and some eggs please. ";
    CHECK(hear(text).danger == Danger::none);
    CHECK(hear(text + "cant breathe").danger == Danger::not_breathing);
    CHECK(hear(text + "E8 3PN").postcode.empty());
}

TEST_CASE("a symptom is denied only directly and only when nothing follows it") {
    CHECK(hear("no chest pain").danger == Danger::none);
    CHECK(hear("I have no chest pain today, just need bread").danger == Danger::none);
    CHECK(hear("no chest pain but cant breathe").danger == Danger::not_breathing);
    CHECK(hear("no, chest pain").danger == Danger::chest_pain);
    CHECK(hear("no chest pain is getting worse").danger == Danger::chest_pain);
    CHECK(hear("no chest pain yesterday. chest pain now").danger == Danger::chest_pain);
    CHECK(hear("no one is here i have chest pain").danger == Danger::chest_pain);
}

TEST_CASE("what concerns life itself is never denied away") {
    CHECK(hear("im not suicidal").danger == Danger::suicide);
    CHECK(hear("no ambulance needed").danger == Danger::emergency_number);
    CHECK(hear("no overdose").danger == Danger::overdose);
}

TEST_CASE("a harmless phrase hides its own words only") {
    CHECK(hear("pay my gas bill").danger == Danger::none);
    CHECK(hear("paying the gas bill and i smell gas").danger == Danger::gas);
    CHECK(hear("my electric fire is on fire").danger == Danger::fire);
    CHECK(hear("fire, alarm battery").danger == Danger::fire);
}

TEST_CASE("of several dangers the gravest is told") {
    CHECK(hear("call an ambulance he collapsed").danger == Danger::collapsed);
    CHECK(hear("999").danger == Danger::emergency_number);
}

TEST_CASE("999 at the end of a telephone number is no call for help") {
    CHECK(hear("ring me on 020 7946 999").danger == Danger::none);
    CHECK(hear("999 12 Mare Street").danger == Danger::emergency_number);
}

TEST_CASE("disguised letters hide no danger") {
    CHECK(hear("CHEST\xE2\x80\x8B PAIN").danger == Danger::chest_pain);
    CHECK(hear("can\xE2\x80\x99t breathe").danger == Danger::not_breathing);
    CHECK(hear("\xEF\xBD\x93\xEF\xBD\x95icide").danger == Danger::suicide);
    CHECK(hear("s\xCC\xB8u\xCC\xB8i\xCC\xB8"
               "cide")
              .danger == Danger::suicide);
    CHECK(hear("suiciiiide").danger == Danger::suicide);
}

TEST_CASE("the time it takes grows with the length only") {
    // Of this process's own CPU, so that a busy machine changes nothing.
    const auto cost_of = [](std::size_t bytes, const std::string& word) {
        std::string text;
        while (text.size() < bytes) text += word;
        const std::clock_t begin = std::clock();
        hear(text, hub::Question::street, {"4K", "5C"});
        return static_cast<double>(std::clock() - begin + 1);
    };
    const auto word = GENERATE(as<std::string>{},
                               "chest ",
                               "no ",
                               "\xCC\x80",
                               "a",
                               "i want to ",
                               "4 ",
                               "12 st ",
                               "\xEF\xB7\xBA");
    CAPTURE(word);
    cost_of(1000, word);
    const double ratio = cost_of(160'000, word) / cost_of(20'000, word);
    CHECK(ratio < 32);  // 8 when it grows with the length, 64 when with its square
}
