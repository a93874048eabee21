#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

using hub::Question;
using tests::hear;

TEST_CASE("a street is a number and a kind of street") {
    CHECK(hear("milk to 12 Mare Street please").street.reveal == "12 Mare Street");
    CHECK(hear("flat 3, 40 Well St E9 6AB").street.reveal == "flat 3, 40 Well St");
    CHECK(hear("No 5 Kings Rd").street.reveal == "No 5 Kings Rd");
    CHECK(hear("12a Graham Road, shopping").street.reveal == "12a Graham Road");
    CHECK(hear("i need 2 loaves").street.empty());
    CHECK(hear("5 pints of milk from the shop round the corner").street.empty());
}

TEST_CASE("when the street was asked for nearly everything is the street") {
    CHECK(hear("12 Mare Street", Question::street).street.reveal == "12 Mare Street");
    CHECK(hear("i live at The Old Dairy, Dunloe", Question::street).street.reveal ==
          "The Old Dairy, Dunloe");
    CHECK(hear("no 5 The Limes", Question::street).street.reveal == "no 5 The Limes");
    CHECK(hear("Rose Cottage E8 3PN", Question::street).street.reveal == "Rose Cottage");
    CHECK(hear("cancel", Question::street).street.empty());
    CHECK(hear("cancel", Question::street).keyword == understanding::Keyword::cancel);
    CHECK(hear("", Question::street).street.empty());
    CHECK(hear(std::string(5000, 'x'), Question::street).street.reveal.size() <= 120);
}

TEST_CASE("a house number is no hour and a street's words are no needs") {
    const auto heard = hear("shopping to 12 Chapel Market");
    CHECK_FALSE(heard.window);
    CHECK(hear("12 Post Office Lane").needs.empty());
}

TEST_CASE("a name is what follows an introduction") {
    CHECK(hear("my name is rosa").name.reveal == "rosa");
    CHECK(hear("My name is Rosa Klein and i need milk").name.reveal == "Rosa Klein");
    CHECK(hear("Hi its Rosa, can you help").name.reveal == "Rosa");
    CHECK(hear("this is urgent").name.empty());
    CHECK(hear("im after shopping").name.empty());
    CHECK(hear("Im Desperate").name.empty());
}

TEST_CASE("when the name was asked for the rest is the name") {
    CHECK(hear("rosa", Question::name).name.reveal == "rosa");
    CHECK(hear("Its Mrs O'Neill-Smith", Question::name).name.reveal == "Mrs O'Neill-Smith");
    CHECK(hear("Zo\xC3\xAB", Question::name).name.reveal == "Zo\xC3\xAB");
    CHECK(hear("12", Question::name).name.empty());
    CHECK(hear("cancel", Question::name).name.empty());
}
