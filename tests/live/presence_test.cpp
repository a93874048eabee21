#include "tests/live/hamlet.hpp"

#include <catch2/catch.hpp>

using namespace live_hub;

TEST_CASE("who is at the desk, and where, is seen on the other node, and no more when they go") {
    Hamlet hamlet;
    const auto desk = hamlet.insider.sign_in(2, {hub::Role::coordinator});
    Caller& looking = hamlet.let_in(desk[0], *hamlet.nodes.one);
    Caller& seeing = hamlet.let_in(desk[1], *hamlet.nodes.other);
    const auto is_told = [&](const std::string& words) {
        return seeing.reader.presence().find(words) != std::string::npos;
    };
    CHECK(hamlet.crowd.until([&] { return is_told(desk[0].person.text); }));
    looking.say(R"({"look":{"request":"r-17"}})");
    CHECK(hamlet.crowd.until([&] { return is_told("r-17"); }));
    looking.stays_away = true;
    looking.cut();
    CHECK(hamlet.crowd.until([&] { return !is_told(desk[0].person.text); }));
    CHECK(is_told(desk[1].person.text));
    CHECK(hamlet.crowd.chronicle().wrong.empty());
}
