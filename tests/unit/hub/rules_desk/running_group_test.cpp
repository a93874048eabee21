#include "hub/rules/running_group.hpp"

#include "tests/unit/hub/rules_desk/support.hpp"

#include <catch2/catch.hpp>

using namespace desk_support;

namespace {

const hub::Place hackney{
    .name = "E8", .level = hub::PlaceLevel::district, .centre = {51.54, -0.06}, .radius = {2000}};

hub::ChangeGroup good() {
    hub::ChangeGroup made;
    made.name = "Hackney helps";
    made.postcode = "E8";
    made.needs = {{"shopping"}};
    made.patches = {{.name = "Dalston", .outcodes = {"E8"}},
                    {.name = "Homerton", .outcodes = {"E9"}}};
    return made;
}

hub::Duty duty(const char* who, hub::TimePoint from, hub::TimePoint until) {
    return {.person = {who}, .from = from, .until = until};
}

}  // namespace

TEST_CASE("what a group says of itself takes the place of what was there, and its people stay") {
    At at{noon};
    const auto changed = rules::change_group(group(), hackney, at.moment, good());
    REQUIRE(changed.has_value());
    const auto next = put_of<hub::Group>(*changed).at(0);
    CHECK(next.name == "Hackney helps");
    CHECK(next.area == hackney);
    CHECK(next.patches.size() == 2);
    CHECK(next.coordinators == group().value.coordinators);
    CHECK(next.id == group().value.id);
}

TEST_CASE("a group that makes no sense is refused, with the field that is to blame") {
    At at{noon};
    CHECK_FALSE(rules::problem_of(good()));
    hub::ChangeGroup bad = good();
    std::string field;
    SECTION("no name") {
        bad.name.clear();
        field = "name";
    }
    SECTION("no needs") {
        bad.needs.clear();
        field = "needs";
    }
    SECTION("an hour that no clock shows") {
        bad.quiet.until = 24;
        field = "quiet";
    }
    SECTION("no texts at all") {
        bad.daily_segments = 0;
        field = "daily_segments";
    }
    SECTION("too much money") {
        bad.spending_limit_pence = 100'001;
        field = "spending_limit_pence";
    }
    SECTION("nobody is ever asked") {
        bad.asking.at_once = 0;
        field = "asking.at_once";
    }
    SECTION("offers that lapse at once") {
        bad.asking.lapse = 1min;
        field = "asking.lapse";
    }
    SECTION("two patches share an area") {
        bad.patches[1].outcodes = {"E8"};
        field = "patches";
    }
    SECTION("a patch without a name") {
        bad.patches[0].name.clear();
        field = "patches";
    }
    const auto problem = rules::problem_of(bad);
    REQUIRE(problem);
    CHECK(problem->field == field);
    CHECK(rules::change_group(group(), hackney, at.moment, bad).error() == hub::Refusal::invalid);
}

TEST_CASE("a group whose postcode is not known is refused") {
    At at{noon};
    CHECK(rules::change_group(group(), {}, at.moment, good()).error() == hub::Refusal::invalid);
}

TEST_CASE("a group pauses once and is resumed once") {
    At at{noon};
    CHECK(rules::resume_group(group(), at.moment).error() == hub::Refusal::wrong_state);
    const auto paused = rules::pause_group(group(), at.moment);
    REQUIRE(paused.has_value());
    const hub::Versioned<hub::Group> now{.value = put_of<hub::Group>(*paused).at(0), .version = 4};
    CHECK(now.value.paused_since == noon);
    CHECK(rules::pause_group(now, at.moment).error() == hub::Refusal::wrong_state);
    CHECK_FALSE(put_of<hub::Group>(*rules::resume_group(now, at.moment)).at(0).paused_since);
}

TEST_CASE("new duties take the place of those that begin no earlier, and what is long over goes") {
    At at{noon};
    auto before = group();
    before.value.duties = {duty("kay", noon - 72h, noon - 64h),
                           duty("kay", noon - 1h, noon + 1h),
                           duty("moe", noon + 2h, noon + 3h)};
    const auto changed = rules::set_rota(
        before,
        at.moment,
        {.duties = {duty("moe", noon + 8h, noon + 9h), duty("lee", noon + 1h, noon + 8h)}});
    REQUIRE(changed.has_value());
    const auto next = put_of<hub::Group>(*changed).at(0).duties;
    CHECK(next == std::vector<hub::Duty>{duty("kay", noon - 1h, noon + 1h),
                                         duty("lee", noon + 1h, noon + 8h),
                                         duty("moe", noon + 8h, noon + 9h)});
}

TEST_CASE("a duty is a coordinator's, ends after it begins, and there are not too many") {
    At at{noon};
    CHECK(
        rules::set_rota(group(), at.moment, {.duties = {duty("rosa", noon, noon + 1h)}}).error() ==
        hub::Refusal::invalid);
    CHECK(rules::set_rota(group(), at.moment, {.duties = {duty("kay", noon, noon)}}).error() ==
          hub::Refusal::invalid);
    hub::SetRota many;
    for (int i = 0; i <= 60; ++i)
        many.duties.push_back(duty("kay", noon + i * 1h, noon + (i + 1) * 1h));
    CHECK(rules::set_rota(group(), at.moment, many).error() == hub::Refusal::full);
    many.duties.pop_back();
    CHECK(rules::set_rota(group(), at.moment, many).has_value());
}

TEST_CASE("an empty rota leaves nobody on duty") {
    At at{noon};
    auto before = group();
    before.value.duties = {duty("kay", noon - 1h, noon + 1h)};
    CHECK(put_of<hub::Group>(*rules::set_rota(before, at.moment, {})).at(0).duties.empty());
}

TEST_CASE("a handover note says who left it and when") {
    At at{noon};
    const auto written =
        rules::write_handover({}, at.moment, {"kay"}, {.text = {"Rosa is rung at six"}});
    REQUIRE(written.has_value());
    CHECK(put_of<hub::Handover>(*written).at(0) ==
          hub::Handover{.text = {"Rosa is rung at six"}, .by = {"kay"}, .at = noon});
    CHECK(
        rules::write_handover({}, at.moment, {"kay"}, {.text = {std::string(4001, 'x')}}).error() ==
        hub::Refusal::invalid);
}
