#include "matching/shortlist.hpp"

#include "tests/unit/matching/worlds.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace worlds;

namespace {

// The oracle: the rules once more, spelled as plainly as possible and sharing no code with what it
// judges.
namespace oracle {

// The angle between two directions by the spherical law of cosines.
double metres_between(matching::GeoPoint a, matching::GeoPoint b) {
    const double d = std::acos(-1.0) / 180;
    const double x = std::cos(a.latitude * d) * std::cos(a.longitude * d) -
                     std::cos(b.latitude * d) * std::cos(b.longitude * d);
    const double y = std::cos(a.latitude * d) * std::sin(a.longitude * d) -
                     std::cos(b.latitude * d) * std::sin(b.longitude * d);
    const double z = std::sin(a.latitude * d) - std::sin(b.latitude * d);
    return 2 * 6'371'008.8 * std::asin(std::sqrt(x * x + y * y + z * z) / 2);
}

bool eligible(const matching::Candidate& c, const matching::Wanted& w) {
    if (!c.approved) return false;
    if ((c.needs & w.need) == 0) return false;  // worlds ask for one need at a time
    if (w.languages != 0 && (c.languages & w.languages) == 0) return false;
    if (c.paused_until_ms > w.now_ms) return false;
    if (c.open_tasks >= c.max_tasks) return false;
    if (c.asked_today >= c.offers_per_day) return false;
    for (const std::string& id : w.not_these) {
        if (id == c.id) return false;
    }
    int hours = 0;
    const int length = (w.hour_of_week_until - w.hour_of_week_from + 168) % 168;
    for (int i = 0; i <= length; ++i) {
        if (c.hours[static_cast<std::size_t>((w.hour_of_week_from + i) % 168)]) ++hours;
    }
    if (hours == 0) return false;
    const double away = metres_between(c.home, w.where);
    return away <= c.reach.value + w.place_radius.value &&
           away <= w.widest.value + w.place_radius.value;
}

double points(const matching::Candidate& c, const matching::Wanted& w) {
    const double distance = 2000 / (2000 + metres_between(c.home, w.where));
    double fairness = static_cast<double>(w.now_ms - c.last_asked_ms) / (7.0 * 24 * 3600 * 1000);
    if (c.last_asked_ms == 0 || fairness > 1) fairness = 1;
    if (fairness < 0) fairness = 0;
    const double load = 1 - double(c.open_tasks) / c.max_tasks;
    return 0.6 * distance + 0.25 * fairness + 0.15 * load;
}

}  // namespace oracle

std::vector<std::string> ids(const std::vector<matching::Choice>& choices) {
    std::vector<std::string> found;
    found.reserve(choices.size());
    for (const auto& choice : choices) found.push_back(choice.id);
    return found;
}

// True when the list is what the oracle would give: the right people, in falling order, none better
// left out.
void check_against_oracle(const std::map<std::string, matching::Candidate>& everybody,
                          const matching::Index& index,
                          const matching::Wanted& wanted,
                          std::size_t at_most) {
    std::vector<double> expected;
    for (const auto& [id, candidate] : everybody) {
        if (oracle::eligible(candidate, wanted))
            expected.push_back(oracle::points(candidate, wanted));
    }
    std::sort(expected.rbegin(), expected.rend());
    if (expected.size() > at_most) expected.resize(at_most);

    const auto choices = matching::shortlist(index, wanted, at_most);
    REQUIRE(choices.size() == expected.size());
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto& who = everybody.at(choices[i].id);
        CHECK(oracle::eligible(who, wanted));
        CHECK(choices[i].score.total() == Approx(expected[i]).margin(1e-9));
        CHECK(choices[i].score.total() == Approx(oracle::points(who, wanted)).margin(1e-9));
        CHECK(choices[i].away.value ==
              Approx(oracle::metres_between(who.home, wanted.where)).margin(0.01));
    }
}

}  // namespace

TEST_CASE("a shortlist is what brute force finds, in random worlds that change") {
    struct Where {
        matching::GeoPoint middle;
        double spread;
    };
    const auto where = GENERATE(Where{hackney, 0.08},
                                Where{{51.5, 0.0}, 0.02},
                                Where{{-36.85, 179.98}, 0.06},
                                Where{{60.15, -1.15}, 0.1},
                                Where{{89.9, 20}, 0.3},
                                Where{{0, 0}, 0.05});
    World world{7, where.middle, where.spread};
    std::map<std::string, matching::Candidate> everybody;
    matching::Index index;
    std::size_t listed = 0;
    for (int round = 0; round < 400; ++round) {
        const std::string id = "v" + std::to_string(world.number(0, 400));
        if (world.one_in(5)) {
            everybody.erase(id);
            index.erase(id);
        } else {
            everybody[id] = world.candidate(id);
            CHECK(index.put(everybody[id]));
        }
        REQUIRE(index.size() == everybody.size());
        const auto wanted = world.wanted();
        check_against_oracle(
            everybody, index, wanted, static_cast<std::size_t>(world.number(0, 8)));
        listed += matching::shortlist(index, wanted, 1000).size();
    }
    CHECK(listed > 100);  // the worlds are not empty of the eligible
}

TEST_CASE("the same people come out in the same order however they went in") {
    World world{11, hackney, 0.03};
    std::vector<matching::Candidate> people;
    people.reserve(300);
    for (int i = 0; i < 300; ++i) people.push_back(world.candidate("v" + std::to_string(i)));
    matching::Index forwards;
    matching::Index backwards;
    for (const auto& person : people) forwards.put(person);
    std::for_each(
        people.rbegin(), people.rend(), [&](const auto& person) { backwards.put(person); });
    for (int i = 0; i < 50; ++i) {
        const auto wanted = world.wanted();
        CHECK(ids(matching::shortlist(forwards, wanted, 10)) ==
              ids(matching::shortlist(backwards, wanted, 10)));
    }
}

TEST_CASE("equals are ordered by id") {
    matching::Index index;
    for (const char* id : {"cy", "ana", "bo"}) index.put(willing(id));
    CHECK(ids(matching::shortlist(index, shopping(), 3)) ==
          std::vector<std::string>{"ana", "bo", "cy"});
    CHECK(ids(matching::shortlist(index, shopping(), 2)) == std::vector<std::string>{"ana", "bo"});
}

TEST_CASE("among equals the nearer, the longer unasked and the less busy come first") {
    matching::Index index;
    index.put(willing("plain"));
    auto other = willing("a-worse-one");
    SECTION("farther away") {
        other.home = north_of(hackney, 800);
    }
    SECTION("asked an hour ago") {
        other.last_asked_ms = now_ms - hour_ms;
    }
    SECTION("with an open task") {
        other.open_tasks = 1;
    }
    index.put(other);
    CHECK(ids(matching::shortlist(index, shopping(), 2)) ==
          std::vector<std::string>{"plain", "a-worse-one"});
}

TEST_CASE("being asked a moment ago weighs about as much as a kilometre and a half") {
    matching::Index index;
    auto asked = willing("asked");
    asked.last_asked_ms = now_ms;
    index.put(asked);
    auto far = willing("far");
    far.home = north_of(hackney, 1300);
    index.put(far);
    CHECK(ids(matching::shortlist(index, shopping(), 1)) == std::vector<std::string>{"far"});
    far.home = north_of(hackney, 1600);
    index.put(far);
    CHECK(ids(matching::shortlist(index, shopping(), 1)) == std::vector<std::string>{"asked"});
}

TEST_CASE("a score explains itself: named parts from 0 to 1 whose weights add up to 1") {
    auto who = willing("ana");
    who.open_tasks = 1;
    who.max_tasks = 4;
    who.last_asked_ms = now_ms - 84 * hour_ms;
    const auto score = matching::score(who, {2000}, now_ms);
    CHECK(score.distance == Approx(0.5));
    CHECK(score.fairness == Approx(0.5));
    CHECK(score.load == Approx(0.75));
    CHECK(score.total() == Approx(0.6 * 0.5 + 0.25 * 0.5 + 0.15 * 0.75));
    double weights = 0;
    for (const auto& part : score.parts()) weights += part.weight;
    CHECK(weights == Approx(1));
    CHECK(score.parts()[1].name == "fairness");
}

TEST_CASE("clocks that disagree and odd numbers keep every part between 0 and 1") {
    auto who = willing("ana");
    who.last_asked_ms = now_ms + 5 * hour_ms;
    who.open_tasks = 9;
    who.max_tasks = 0;
    const auto score = matching::score(who, {-1}, now_ms);
    CHECK(score.distance == 1);
    CHECK(score.fairness == 0);
    CHECK(score.load == 0);
}
