#include "hub/program/demo_seat.hpp"

#include "adapters/calendar/icu_calendar.hpp"
#include "adapters/web/api/cookies.hpp"
#include "hub/program/demo.hpp"
#include "tests/access/lobby.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <catch2/catch.hpp>

using hub::Role;

namespace {

struct Stage : access_test::Lobby {
    http::Response sit_down(const std::string& origin = access_test::page) {
        http::Request request;
        request.method = "POST";
        request.path = program::DemoSeat::path;
        request.headers = {{"Origin", origin}};
        return support::run(loop, seat.answer(std::move(request)));
    }

    void add_person(const std::string& id, std::vector<Role> roles) {
        hub::Changes changes;
        changes.put(hub::Person{.id = {id}, .name = {"Carol"}, .roles = std::move(roles)});
        const auto added = support::run(
            loop, store().commit(hub::scope_of(program::demo_group_id()), std::move(changes)));
        REQUIRE(added.has_value());
    }

    std::size_t sessions(const hub::GroupId& group) {
        const auto kept =
            support::run(loop, store().list(hub::scope_of(group), hub::RecordKind::session, ""));
        return kept.records.size();
    }

    boost::asio::io_context loop;
    support::PlainSecrets secrets;
    calendar::IcuCalendar calendar;
    web_test::Laid laid;
    program::DemoSeat seat{
        {store(), secrets, clock(), calendar, laid.random, laid.layout, {access_test::page}}};
};

}  // namespace

TEST_CASE("a newcomer to the demo is its coordinator from one press on") {
    Stage stage;
    stage.add_person("resident", {Role::resident});
    stage.add_person("carol", {Role::coordinator});
    const http::Response seated = stage.sit_down();
    CHECK(seated.status == 303);
    CHECK(seated.header("Location") == "/demo");
    const std::string kept = seated.header("Set-Cookie").value();
    const std::size_t begin = kept.find('=') + 1;
    std::string cookie = kept.substr(begin, kept.find(';') - begin);
    const auto visitor = support::run(stage.loop, stage.hub().who(std::move(cookie)));
    REQUIRE(visitor.has_value());
    CHECK(visitor->group == program::demo_group_id());
    CHECK(visitor->person.text == "carol");
    CHECK(visitor->roles == std::vector<Role>{Role::coordinator});
}

TEST_CASE("nobody is seated from another site, and in no group but the demo's") {
    Stage stage;
    CHECK(stage.sit_down().status == 404);
    stage.add_person("carol", {Role::coordinator});
    const std::size_t before = stage.sessions(stage.first());
    CHECK(stage.sit_down("https://elsewhere.example").status == 403);
    CHECK(stage.sit_down("null").status == 403);
    CHECK(stage.sessions(program::demo_group_id()) == 0);
    CHECK(stage.sit_down().status == 303);
    CHECK(stage.sessions(program::demo_group_id()) == 1);
    CHECK(stage.sessions(stage.first()) == before);
}
