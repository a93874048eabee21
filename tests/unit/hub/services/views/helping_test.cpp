#include "hub/services/views/helping.hpp"

#include "hub/rules/dispatch.hpp"
#include "tests/unit/hub/services/views/sample.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace {

using namespace services::views;  // NOLINT(google-build-using-namespace)
using support::ten;

struct Search {
    hub::Group group{support::sample_group()};
    hub::Request request{support::sample_request("r")};
    hub::Person resident{support::sample_person("rosa", "Rosa")};
    hub::TimeZone utc{};
    rules::Chance chance{1, 2, ten};
    rules::Moment moment{.now = ten, .zone = utc, .chance = chance};
    Sought sought{.request = request, .group = group, .resident = resident, .moment = moment};

    std::vector<std::string> ids(const std::vector<hub::PersonId>& list,
                                 const std::vector<hub::Volunteer>& volunteers) const {
        std::vector<std::string> found;
        for (const Standing& one : candidates(sought, list, volunteers))
            found.push_back(one.volunteer.text);
        return found;
    }
};

bool says(const Standing& standing, const std::string& word) {
    return std::find(standing.reasons.begin(), standing.reasons.end(), word) !=
           standing.reasons.end();
}

}  // namespace

TEST_CASE_METHOD(Search, "whatever keeps a volunteer from being asked is named") {
    hub::Volunteer volunteer = support::sample_volunteer("bo");
    std::string word;
    SECTION("approval") {
        volunteer.approved = false;
        word = "not_approved";
    }
    SECTION("a STOP") {
        volunteer.stopped = true;
        word = "stopped";
    }
    SECTION("a pause") {
        volunteer.paused_until = ten + std::chrono::hours{1};
        word = "paused";
    }
    SECTION("offers enough for a day") {
        volunteer.asked_on = "2026-11-24";
        volunteer.asked_today = volunteer.offers_per_day;
        word = "asked_today";
    }
    SECTION("tasks enough") {
        volunteer.max_tasks = 1;
        volunteer.tasks = {{.request = {"q"}, .offer = {"p"}}};
        word = "has_task_limit";
    }
    SECTION("asked for this one") {
        request.offers = {support::sample_offer("o", "bo", hub::OfferState::declined)};
        word = "asked_before";
    }
    SECTION("another kind of help") {
        volunteer.needs = {{"call"}};
        word = "other_need";
    }
    const Standing stands = standing(volunteer, sought, false);
    CHECK_FALSE(stands.may_be_asked);
    CHECK(stands.reasons.front() == word);
}

TEST_CASE_METHOD(Search, "who may be asked here may be asked by the rules") {
    hub::Volunteer volunteer = support::sample_volunteer("bo");
    CHECK(standing(volunteer, sought, true).may_be_asked);
    CHECK(rules::may_be_asked(volunteer, request, "2026-11-24"));
    volunteer.asked_on = "2026-11-23";  // yesterday's offers do not count
    volunteer.asked_today = 9;
    CHECK(standing(volunteer, sought, true).may_be_asked);
    CHECK(rules::may_be_asked(volunteer, request, "2026-11-24"));
}

TEST_CASE_METHOD(Search, "reasons speak for a volunteer too") {
    hub::Volunteer volunteer = support::sample_volunteer("bo");
    const Standing best = standing(volunteer, sought, true);
    CHECK(best.reasons == std::vector<std::string>{"not_asked_lately", "near", "speaks_language"});
    volunteer.last_asked_at = ten - std::chrono::hours{23};
    CHECK(says(standing(volunteer, sought, true), "asked_lately"));
    volunteer.languages = {"pl"};
    CHECK(says(standing(volunteer, sought, false), "other_language"));
    volunteer.home.centre = {51.7, -0.0701234};
    CHECK(says(standing(volunteer, sought, false), "too_far"));
    volunteer = support::sample_volunteer("bo");
    CHECK(says(standing(volunteer, sought, false), "other_hours"));
    moment.now = ten + std::chrono::hours{12};
    CHECK(says(standing(volunteer, sought, true), "quiet"));
    request.urgency = hub::Urgency::urgent;
    CHECK_FALSE(says(standing(volunteer, sought, true), "quiet"));
}

TEST_CASE_METHOD(Search,
                 "the short-listed come first, then the nearest of the others, twenty at most") {
    std::vector<hub::Volunteer> volunteers;
    for (int i = 0; i < 30; ++i) {
        hub::Volunteer one = support::sample_volunteer("v" + std::to_string(10 + i));
        one.home.centre.latitude += 0.003 * (30 - i);
        volunteers.push_back(one);
    }
    const auto found = ids({{"v12"}, {"v11"}, {"gone"}}, volunteers);
    REQUIRE(found.size() == most_candidates);
    CHECK(found[0] == "v12");
    CHECK(found[1] == "v11");
    CHECK(found[2] == "v39");  // lives nearest
    CHECK(std::count(found.begin(), found.end(), "v12") == 1);
}

TEST_CASE_METHOD(Search, "the resident, the far and those of another need are no candidates") {
    hub::Volunteer self = support::sample_volunteer("rosa");
    hub::Volunteer far = support::sample_volunteer("far");
    far.home.centre = {52.5, -0.07};
    hub::Volunteer other = support::sample_volunteer("other");
    other.needs = {{"call"}};
    CHECK(ids({}, {self, far, other}).empty());
}

TEST_CASE("a volunteer's home is told by its coarse cell") {
    const hub::Volunteer volunteer = support::sample_volunteer("bo");
    const hub::VolunteerView view =
        volunteer_view(volunteer, support::sample_person("bo", "Bo Berg"));
    CHECK(view.home == "E8 3");
    CHECK(view.lat != volunteer.home.centre.latitude);
    CHECK(view.lon != volunteer.home.centre.longitude);
    CHECK(std::abs(view.lat - volunteer.home.centre.latitude) < 0.01);
    CHECK(view.person.person == volunteer.id);
}
