#include "tests/unit/hub/services/views/house.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

constexpr hub::Role volunteer = hub::Role::volunteer;
constexpr hub::Role resident = hub::Role::resident;

struct Home : support::House {
    hub::MyTasksView tasks() {
        return see<hub::MyTasksView>("a", volunteer, "a-bo", hub::MyTasks{});
    }
    std::size_t showings() {
        const auto lines = audit("a");
        return static_cast<std::size_t>(
            std::count_if(lines.begin(), lines.end(), [](const auto& line) {
                return line.find("show_task a-") != std::string::npos;
            }));
    }
};

}  // namespace

TEST_CASE_METHOD(Home, "a volunteer's offers are their own open ones") {
    const auto view = see<hub::MyOffersView>("a", volunteer, "a-bo", hub::MyOffers{});
    REQUIRE(view.offers.size() == 1);
    CHECK(view.offers[0].offer.text == "a-offer");
    CHECK(view.offers[0].state == hub::OfferState::proposed);
    CHECK(see<hub::MyOffersView>("a", volunteer, "a-di", hub::MyOffers{}).offers.empty());
}

TEST_CASE_METHOD(Home,
                 "a showing of an address is in the audit, once an hour, with who and which") {
    const auto view = tasks();
    REQUIRE(view.tasks.size() == 1);
    CHECK(view.tasks[0].street.reveal == "CANARY-street");
    CHECK(view.tasks[0].resident.reveal == "Rosa");
    CHECK(showings() == 1);
    CHECK(audit("a").back().find("\"actor\":\"a-bo\"") != std::string::npos);
    CHECK(audit("a").back().find("show_task a-held") != std::string::npos);
    CHECK(audit("a").back().find("CANARY") == std::string::npos);
    clock.advance(std::chrono::minutes{59});
    CHECK(tasks() == view);
    CHECK(showings() == 1);
    clock.advance(std::chrono::minutes{1});
    CHECK(tasks() == view);
    CHECK(showings() == 2);
    CHECK(audit("b").size() == 1);
}

TEST_CASE_METHOD(Home, "a task that is over is gone at once") {
    hub::Request request = support::sample_request("a-held");
    request.resident = {"a-rosa"};
    request.offers = {support::sample_offer("a-task", "a-bo", hub::OfferState::accepted)};
    SECTION("the request was cancelled") {
        request.state = hub::RequestState::cancelled;
    }
    SECTION("the request was closed") {
        request.state = hub::RequestState::closed;
    }
    SECTION("the task was given back") {
        request.offers[0].state = hub::OfferState::released;
    }
    SECTION("it is done") {
        request.offers[0].state = hub::OfferState::fulfilled;
    }
    put("a", {request});
    CHECK(tasks().tasks.empty());
    CHECK(showings() == 0);
}

TEST_CASE_METHOD(Home, "an eleventh address of the day is refused, and the desk is told once") {
    hub::Volunteer busy = support::sample_volunteer("a-bo");
    for (int number = 0; number < 11; ++number) {
        const std::string digits = std::to_string(number);
        hub::Request request = support::sample_request("a-r" + digits);
        request.resident = {"a-resident" + digits};
        request.state = hub::RequestState::filled;
        request.offers = {support::sample_offer("a-o" + digits, "a-bo", hub::OfferState::accepted)};
        busy.tasks.push_back({.request = request.id, .offer = request.offers[0].id});
        put("a", {request});
    }
    const hub::Task last = busy.tasks.back();
    busy.tasks.pop_back();
    put("a", {busy});
    CHECK(tasks().tasks.size() == 10);
    busy.tasks.push_back(last);
    busy.shown.clear();
    put("a", {busy});
    const auto before = alerts("a").size();
    for (int attempt = 0; attempt < 3; ++attempt)
        CHECK(ask("a", volunteer, "a-bo", hub::MyTasks{}).error() == hub::Refusal::full);
    REQUIRE(alerts("a").size() == before + 1);
    const auto raised = alerts("a");
    CHECK(std::count_if(raised.begin(), raised.end(), [](const hub::Alert& alert) {
              return alert.kind == hub::AlertKind::many_addresses && alert.person.text == "a-bo";
          }) == 1);
    clock.advance(std::chrono::hours{24});
    CHECK(ask("a", volunteer, "a-bo", hub::MyTasks{}).error() == hub::Refusal::full);
    CHECK(alerts("a").size() == before + 2);
}

TEST_CASE_METHOD(Home, "a resident sees their own requests, the latest first") {
    const auto view = see<hub::MyRequestsView>("a", resident, "a-rosa", hub::MyRequests{});
    REQUIRE(view.requests.size() == 2);
    CHECK(view.requests[0].request.text == "a-held");
    CHECK(view.requests[0].helper.reveal == "Bo");
    CHECK(view.requests[1].helper.empty());
    CHECK(see<hub::MyRequestsView>("a", resident, "a-di", hub::MyRequests{}).requests.empty());
    // A conversation that names another's request shows nothing of it.
    hub::Conversation talk{.person = {"a-di"}};
    talk.requests = {{"a-held"}, {"b-held"}};
    put("a", {talk});
    CHECK(see<hub::MyRequestsView>("a", resident, "a-di", hub::MyRequests{}).requests.empty());
}

TEST_CASE_METHOD(Home, "availability is the volunteer's own, with what the group helps with") {
    const auto view = see<hub::MyAvailabilityView>("a", volunteer, "a-bo", hub::MyAvailability{});
    CHECK(view.approved);
    CHECK(view.possible_needs == std::vector<hub::Need>{{"shopping"}, {"call"}});
}

TEST_CASE_METHOD(Home, "who is nobody of this group finds nothing of their own") {
    const hub::Query query = GENERATE(hub::Query{hub::MyOffers{}},
                                      hub::Query{hub::MyTasks{}},
                                      hub::Query{hub::MyAvailability{}},
                                      hub::Query{hub::MyRequests{}},
                                      hub::Query{hub::Me{}});
    const std::string who = GENERATE(as<std::string>{}, "b-bo", "b-rosa", "nobody", "");
    CHECK(ask("a", volunteer, who, query).error() == hub::Refusal::not_found);
}
