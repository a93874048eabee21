#include "hub/services/views/own.hpp"

#include "hub/rules/codes.hpp"
#include "hub/services/views/showing.hpp"
#include "matching/cell.hpp"
#include "tests/unit/hub/services/views/sample.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace {

using namespace services::views;  // NOLINT(google-build-using-namespace)
using hub::OfferState;
using hub::RequestState;
using support::ten;

struct Offered {
    hub::Volunteer volunteer{support::sample_volunteer("bo")};
    hub::Request request{support::sample_request("r")};
    hub::TimePoint now{ten};

    explicit Offered(OfferState state) {
        request.offers = {support::sample_offer("o", "bo", state)};
        volunteer.open_offers = {{.request = {"r"}, .offer = {"o"}, .code = "2C"}};
    }
    void rest(hub::TimePoint since) {
        volunteer.open_offers.clear();
        volunteer.resting_codes = {
            {.code = "2C", .request = {"r"}, .offer = {"o"}, .until = since + rules::code_rest}};
    }
    std::optional<hub::MyOfferView> view(const std::string& language = "en") const {
        return my_offer(volunteer, support::sample_group(), request, language, now);
    }
};

// A field more makes this fail to compile: then it must be asked whether it may be told before a
// yes.
std::string words_of(const hub::MyOfferView& view) {
    const auto& [request, offer, state, code, need, urgency, place, away, window, lapses_at, why] =
        view;
    static_cast<void>(state), static_cast<void>(urgency), static_cast<void>(away);
    static_cast<void>(window), static_cast<void>(lapses_at);
    std::string all =
        request.text + "|" + offer.text + "|" + code + "|" + need.text + "|" + place + "|";
    for (const std::string& word : why) all += word + " ";
    return all;
}

}  // namespace

TEST_CASE(
    "an offer before it is accepted tells need, rough place, code and why, nothing personal") {
    const Offered offered(OfferState::proposed);
    const auto view = offered.view();
    REQUIRE(view);
    CHECK(words_of(*view) == "r|o|2C|shopping|E8 3|near need ");
    CHECK(view->away == matching::rounded_distance(matching::distance(
                            offered.volunteer.home.centre, matching::coarse(support::exact_door))));
    CHECK(std::fmod(view->away.value, 500.0) == 0.0);
    CHECK(view->away.value >= 500);
}

TEST_CASE("a moved door within its cell changes nothing that an offer tells") {
    Offered offered(OfferState::proposed);
    const matching::GeoPoint cell = matching::coarse(support::exact_door);
    offered.request.place.centre = cell;
    const auto before = offered.view();
    offered.request.place.centre.latitude += 0.001;
    REQUIRE(matching::coarse(offered.request.place.centre) == cell);
    CHECK(offered.view() == before);
}

TEST_CASE("a shared language counts as a reason where it is not the group's own") {
    Offered offered(OfferState::proposed);
    offered.volunteer.languages = {"en", "pl"};
    CHECK(words_of(*offered.view("pl")) == "r|o|2C|shopping|E8 3|near need speaks_language ");
    CHECK(words_of(*offered.view("en")) == "r|o|2C|shopping|E8 3|near need ");
    CHECK(words_of(*offered.view("")) == "r|o|2C|shopping|E8 3|near need ");
}

TEST_CASE("an offer that is gone stays to be seen for twelve hours") {
    const OfferState gone = GENERATE(OfferState::lapsed, OfferState::withdrawn);
    Offered offered(gone);
    offered.rest(ten);
    offered.now = ten + std::chrono::hours{12} - std::chrono::milliseconds{1};
    REQUIRE(offered.view());
    CHECK(offered.view()->state == gone);
    offered.now += std::chrono::milliseconds{1};
    CHECK_FALSE(offered.view());
}

TEST_CASE("an offer whose time is over is shown as lapsed before anybody moved it") {
    Offered offered(OfferState::proposed);
    offered.now = offered.request.offers[0].lapses_at;
    REQUIRE(offered.view());
    CHECK(offered.view()->state == OfferState::lapsed);
    offered.now += gone_offers_stay;
    CHECK_FALSE(offered.view());
}

TEST_CASE("offers that are answered for good, or another's, are not among mine") {
    for (const OfferState state : hub::all_offer_states) {
        Offered offered(state);
        if (state == OfferState::lapsed || state == OfferState::withdrawn) offered.rest(ten);
        const bool mine = state == OfferState::proposed || state == OfferState::countered ||
                          state == OfferState::backup || state == OfferState::lapsed ||
                          state == OfferState::withdrawn;
        CHECK(offered.view().has_value() == mine);
        offered.request.offers[0].to = {"di"};
        CHECK_FALSE(offered.view());
    }
}

TEST_CASE("a task is seen as long as it is to be done, by the approved volunteer who holds it") {
    const hub::Task task{.request = {"r"}, .offer = {"o"}, .code = "2C"};
    hub::Volunteer volunteer = support::sample_volunteer("bo");
    for (const RequestState request_state : hub::all_request_states) {
        for (const OfferState offer_state : hub::all_offer_states) {
            hub::Request request = support::sample_request("r");
            request.state = request_state;
            request.offers = {support::sample_offer("o", "bo", offer_state)};
            const bool seen =
                offer_state == OfferState::accepted &&
                (request_state == RequestState::open || request_state == RequestState::filled);
            CHECK((task_offer(volunteer, task, request) != nullptr) == seen);
            request.offers[0].to = {"di"};
            CHECK(task_offer(volunteer, task, request) == nullptr);
        }
    }
    hub::Request request = support::sample_request("r");
    request.offers = {support::sample_offer("o", "bo", OfferState::accepted)};
    REQUIRE(task_offer(volunteer, task, request) != nullptr);
    volunteer.approved = false;
    CHECK(task_offer(volunteer, task, request) == nullptr);
}

TEST_CASE("a task tells what is needed to do it, and of the name the first") {
    hub::Request request = support::sample_request("r");
    const hub::Offer offer = support::sample_offer("o", "bo", OfferState::accepted);
    const hub::Group group = support::sample_group();
    const hub::Person rosa = support::sample_person("rosa", "Rosa CANARY-surname");
    const hub::MyTaskView task = my_task(request, offer, rosa, group);
    CHECK(task.resident.reveal == "Rosa");
    CHECK(task.street == request.street);
    CHECK(task.words == request.words);
    CHECK(task.doorstep_word == request.doorstep_word);
    CHECK(task.spending_limit_pence == group.spending_limit_pence);
    request.who_pays = hub::WhoPays::nobody;
    CHECK(my_task(request, offer, rosa, group).spending_limit_pence == 0);
}

TEST_CASE("a resident sees the helper's first name and the doorstep word once somebody comes") {
    hub::Request request = support::sample_request("r");
    request.offers = {support::sample_offer("o", "bo", OfferState::proposed)};
    People people;
    people.add(support::sample_person("bo", "Bo CANARY-surname"));
    CHECK(my_request(request, people).helper.empty());
    CHECK(my_request(request, people).doorstep_word.empty());
    request.offers[0].state = OfferState::accepted;
    CHECK(my_request(request, people).helper.reveal == "Bo");
    CHECK(my_request(request, people).doorstep_word == request.doorstep_word);
    request.state = RequestState::cancelled;
    CHECK(my_request(request, people).helper.empty());
}

namespace {

struct Shown {
    hub::Versioned<hub::Volunteer> volunteer{support::sample_volunteer("bo"), 7};
    hub::TimeZone utc{};
    hub::TimePoint now{ten};

    hub::Versioned<hub::Request> task(int number) {
        hub::Request request = support::sample_request("r" + std::to_string(number));
        request.resident = {"resident-" + std::to_string(number)};
        return {request, 3};
    }
    hub::Result<hub::Changes> show(const std::vector<hub::Versioned<hub::Request>>& requests) {
        rules::Chance chance{1, 2, now};
        const rules::Moment moment{.now = now, .zone = utc, .chance = chance};
        auto changes = show_tasks(volunteer, requests, moment);
        if (changes && !changes->puts.empty())
            volunteer.value = std::get<hub::Volunteer>(changes->puts.front());
        return changes;
    }
};

}  // namespace

TEST_CASE_METHOD(Shown, "each showing of an address is written once for a task and hour") {
    const auto first = show({task(1), task(2)});
    REQUIRE(first.has_value());
    CHECK(first->action == "show_task r1 r2");
    CHECK(first->actor == "bo");
    CHECK(first->reads == std::vector<hub::Read>{{hub::record_id(hub::RequestId{"r1"}), 3},
                                                 {hub::record_id(hub::RequestId{"r2"}), 3},
                                                 {hub::volunteer_record({"bo"}), 7}});
    CHECK(first->events.empty());
    now += std::chrono::minutes{59};
    CHECK(show({task(1)})->empty());
    const auto third = show({task(1), task(3)});
    CHECK(third->action == "show_task r3");
    now += std::chrono::minutes{1};
    CHECK(show({task(1), task(2), task(3)})->action == "show_task r1 r2");
}

TEST_CASE_METHOD(Shown, "an eleventh person's address is not shown on the same day") {
    for (int number = 1; number <= 10; ++number) REQUIRE(show({task(number)}).has_value());
    CHECK(show({task(11)}).error() == hub::Refusal::full);
    CHECK(show({task(3)})->empty());  // seen today
    hub::Versioned<hub::Request> same_door = task(12);
    same_door.value.resident = {"resident-4"};
    CHECK(show({same_door}).has_value());
    now += std::chrono::hours{14};  // midnight
    REQUIRE(show({task(11)}).has_value());
    CHECK(volunteer.value.shown.size() == 1);
}

TEST_CASE_METHOD(Shown, "eleven addresses at once are too many") {
    std::vector<hub::Versioned<hub::Request>> many;
    for (int number = 1; number <= 11; ++number) many.push_back(task(number));
    CHECK(show(many).error() == hub::Refusal::full);
    many.pop_back();
    CHECK(show(many).has_value());
}
