#include "adapters/leaflet/leaflet.hpp"

#include "adapters/leaflet/square_code.hpp"
#include "tests/unit/adapters/leaflet/read_back.hpp"

#include <catch2/catch.hpp>

#include <thread>

using Catch::Matchers::Contains;
using leaflet::Leaflet;
using leaflet::Sheet;

namespace {

const std::string to_page = "https://help.example.org/ask?group=01ARZ3NDEKTSV4RRFFQ69G5FAV";

Leaflet ordinary() {
    return {.heading = "Need a hand? Ask your neighbours.",
            .group = "Hackney Helpers",
            .how = "Text what you need to",
            .number = "07700 900000",
            .code = to_page,
            .code_says = "Or scan this to ask on our page",
            .promises = {"Help is free.", "We help with shopping and prescriptions."},
            .who = "We are forty people from around London Fields.",
            .privacy = "We keep your number to arrange help, then delete it.",
            .emergency = "Not for emergencies. In danger call 999 or 112.",
            .language = "en"};
}

std::string many(const std::string& word, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += word;
    return text;
}

}  // namespace

TEST_CASE("a leaflet is one page with everything on it, and its code can be scanned") {
    const auto printed = leaflet::print(ordinary(), Sheet::whole);
    CHECK(printed.missing == 0);
    CHECK(leaflet_test::pages_of(printed.pdf) == 1);
    const std::string words = leaflet_test::words_of(printed.pdf);
    const Leaflet all = ordinary();
    for (const std::string& one : {all.heading,
                                   all.group,
                                   all.how,
                                   all.number,
                                   all.code_says,
                                   all.who,
                                   all.privacy,
                                   all.emergency}) {
        CHECK_THAT(words, Contains(one));
    }
    for (const std::string& one : all.promises) CHECK_THAT(words, Contains(one));
    CHECK(leaflet_test::codes_of(printed.pdf) == std::vector<std::string>{to_page});
}

TEST_CASE("a sheet for letterboxes has four of them, each with a code that can be scanned") {
    const auto printed = leaflet::print(ordinary(), Sheet::quarters);
    CHECK(leaflet_test::pages_of(printed.pdf) == 1);
    const std::string words = leaflet_test::words_of(printed.pdf);
    std::size_t times = 0;
    for (std::size_t at = words.find("900000"); at != std::string::npos;
         at = words.find("900000", at + 1))
        ++times;
    CHECK(times == 4);
    CHECK(leaflet_test::codes_of(printed.pdf) == std::vector<std::string>(4, to_page));
}

TEST_CASE("a group without a page has a code to text with") {
    Leaflet leaflet = ordinary();
    leaflet.code = "sms:+447700900000";
    CHECK(leaflet_test::codes_of(leaflet::print(leaflet, Sheet::whole).pdf) ==
          std::vector<std::string>{leaflet.code});
}

TEST_CASE("without a number or a code there is a line to write on, and the rest stands") {
    Leaflet leaflet = ordinary();
    leaflet.number.clear();
    leaflet.code.clear();
    const auto printed = leaflet::print(leaflet, Sheet::whole);
    CHECK_THAT(leaflet_test::words_of(printed.pdf),
               Contains("Hackney Helpers") && Contains("999 or 112"));
    CHECK(leaflet::square_code("").side == 0);
    CHECK(leaflet_test::pages_of(leaflet::print({}, Sheet::quarters).pdf) == 1);
}

TEST_CASE(
    "what is too long is set smaller and cut, and nothing pushes the number or the emergency line "
    "away") {
    Leaflet leaflet = ordinary();
    leaflet.group = GENERATE(
        many("The Very Friendly Neighbours of ", 40), many("W", 3000), many("a\u0301\u0323", 400));
    leaflet.who = many("We are people who live here. ", 300);
    leaflet.promises =
        std::vector<std::string>(40, "We help with everything that there is to help with.");
    leaflet.privacy = many("word ", 500);
    const std::string words = leaflet_test::words_of(leaflet::print(leaflet, Sheet::whole).pdf);
    CHECK_THAT(words, Contains("07700 900000") && Contains("999 or 112"));
    CHECK(words.size() < 12000);
    CHECK(leaflet_test::codes_of(leaflet::print(leaflet, Sheet::quarters).pdf).size() == 4);
}

TEST_CASE("scripts that run from the right, or that this machine has letters for, are whole") {
    Leaflet leaflet = ordinary();
    leaflet.group = GENERATE(as<std::string>{},
                             "جيران هاكني",
                             "שכנים עוזרים",
                             "Сусіди Гекні",
                             "Γείτονες",
                             "Đặng & Ünal – “Łódź”");
    const auto printed = leaflet::print(leaflet, Sheet::whole);
    CHECK(printed.missing == 0);
    CHECK(leaflet_test::words_of(printed.pdf).size() > 200);
}

TEST_CASE("characters without a letter on this machine are counted, not left out in silence") {
    Leaflet leaflet = ordinary();
    leaflet.group = "Group \U000F0000\U000F0001";
    CHECK(leaflet::print(leaflet, Sheet::whole).missing > 0);
}

TEST_CASE("control characters and broken bytes do no harm") {
    Leaflet leaflet = ordinary();
    leaflet.group = std::string("Ha\0ck\x1b[31m <b>&amp; \xFF\xC0\xAF end", 27);
    leaflet.number = "07700\n900000\u202E";
    leaflet.language = "\xFF\n../../x";
    const std::string words = leaflet_test::words_of(leaflet::print(leaflet, Sheet::whole).pdf);
    CHECK_THAT(words, Contains("07700 900000") && Contains("<b>&amp;"));
}

TEST_CASE("a code that a camera could not read from a wall is left out") {
    CHECK(leaflet::square_code(std::string(300, 'x')).side > 0);
    CHECK(leaflet::square_code(std::string(301, 'x')).side == 0);
    CHECK(leaflet::square_code(std::string("a\0b", 3)).side == 0);
}

TEST_CASE("it is printed in any thread, time after time") {
    std::size_t bytes = 0;
    std::thread other{[&bytes] {
        for (int i = 0; i < 5; ++i) bytes += leaflet::print(ordinary(), Sheet::whole).pdf.size();
    }};
    other.join();
    CHECK(bytes > 5000);
}
