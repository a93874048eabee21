#include "adapters/web/live/recent.hpp"

#include "tests/unit/adapters/web/live/log.hpp"

#include <catch2/catch.hpp>

using live::desk;
using live::helper;
using live::lines_of;

namespace {

web::Fact fact(hub::Offset offset, hub::Event event, std::vector<hub::PersonId> concerns = {}) {
    return {.logged = {.offset = offset, .event = std::move(event)},
            .concerns = std::move(concerns)};
}

web::Fact moved(hub::Offset offset) {
    return fact(offset, hub::RequestMoved{{"r"}, hub::RequestState::open}, {{"rosa"}});
}

constexpr std::size_t many = 1000;

void add(web::Recent& recent,
         const std::vector<web::Fact>& facts,
         std::size_t most_events,
         std::size_t most_bytes) {
    recent.add(web::Lines(facts), most_events, most_bytes);
}

}  // namespace

TEST_CASE("what is kept reaches from the first to the last, and not beyond") {
    web::Recent recent;
    CHECK(recent.reaches(0));
    recent.begin(7);
    CHECK(recent.last() == 7);
    CHECK_FALSE(recent.reaches(6));
    CHECK(recent.reaches(7));
    CHECK_FALSE(recent.reaches(8));
    add(recent, {moved(8), moved(9)}, many, many);
    CHECK(recent.reaches(7));
    CHECK(recent.reaches(9));
    CHECK_FALSE(recent.reaches(10));
    CHECK(recent.text(desk(), 9).empty());
    CHECK(lines_of(recent.text(desk(), 7)).size() == 2);
    CHECK(recent.text(desk(), 8) ==
          R"({"event":"request_moved","offset":9,"request":"r","state":"open"})");
}

TEST_CASE("each is told what they may see, and of the rest where it ends") {
    web::Recent recent;
    add(recent, {fact(1, hub::RotaChanged{}), moved(2), fact(3, hub::RotaChanged{})}, many, many);
    add(recent,
        {fact(4, hub::PersonSpoke{{"max"}}), moved(5), fact(6, hub::RotaChanged{})},
        many,
        many);
    CHECK(lines_of(recent.text(desk(), 0)).size() == 6);
    const auto told = lines_of(recent.text(helper("rosa"), 0));
    REQUIRE(told.size() == 5);
    CHECK(told[0] == R"({"position":1})");
    CHECK(told[2] == R"({"position":4})");
    CHECK(told[4] == R"({"position":6})");
    CHECK(recent.text(helper("kim"), 2) == R"({"position":6})");
}

TEST_CASE("the oldest are let go of: too many, or too long") {
    web::Recent recent;
    for (hub::Offset offset = 1; offset <= 10; ++offset) add(recent, {moved(offset)}, 4, many);
    CHECK(recent.last() == 10);
    CHECK(recent.reaches(6));
    CHECK_FALSE(recent.reaches(5));
    const std::size_t line = recent.text(desk(), 9).size();
    add(recent, {moved(11)}, many, 2 * line + 1);
    CHECK(recent.reaches(9));
    CHECK_FALSE(recent.reaches(8));
}

TEST_CASE("a hole in the log lets go of what was before it") {
    web::Recent recent;
    add(recent, {moved(1), moved(2)}, many, many);
    add(recent, {moved(5)}, many, many);
    CHECK(recent.last() == 5);
    CHECK(recent.reaches(4));
    CHECK_FALSE(recent.reaches(2));
}
