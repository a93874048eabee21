// What a helper says while a task is under way.

#include "hub/rules/visit.hpp"

#include "tests/unit/hub/rules/world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using hub::AlertKind;
using hub::OfferState;
using hub::Refusal;
using hub::RequestState;
using std::chrono::hours;
using std::chrono::minutes;
using support::World;

const hub::RequestId request{"r"};
const hub::OfferId offer{"o"};
const hub::PersonId vera{"vera"};
const hub::PersonId rosa{"rosa"};

struct Visit : World {
    Visit(RequestState of_request, OfferState of_offer) {
        add_volunteer("vera");
        add_person("rosa");
        add_request("r", rosa, 2);
        if (of_request != RequestState::open) timers.clear();
        hub::Request& it = requests.at("r");
        it.state = of_request;
        it.street = {"CANARY-door"};
        it.words = {"CANARY-words"};
        it.offers = {{.id = offer,
                      .to = vera,
                      .state = of_offer,
                      .code = "2C",
                      .proposed_at = now,
                      .lapses_at = now + hours{1}}};
        hub::Volunteer& helper = volunteers.at("vera");
        if (of_offer == OfferState::proposed || of_offer == OfferState::countered)
            helper.open_offers = {{hub::RequestId{"r"}, offer, "2C"}};
        if (of_offer == OfferState::accepted)
            helper.tasks = {{hub::RequestId{"r"}, offer, "2C", now}};
    }

    const hub::OutgoingMessage* told(const hub::PersonId& who, const std::string& phrase) const {
        const auto found = std::find_if(said.begin(), said.end(), [&](const auto& message) {
            return message.to == who && message.wording.phrase == phrase;
        });
        return found == said.end() ? nullptr : &*found;
    }
    hub::TimePoint follow_up_at() const {
        return timers.at({hub::record_id(hub::RequestId{"r"}), hub::TimerKind::follow_up});
    }
};

hub::Command delay(int by) {
    return hub::ReportDelay{request, offer, minutes{by}};
}

}  // namespace

TEST_CASE("only who has the task speaks of it, whatever state request and offer are in") {
    const RequestState state = GENERATE(
        from_range(std::begin(hub::all_request_states), std::end(hub::all_request_states)));
    const OfferState from =
        GENERATE(from_range(std::begin(hub::all_offer_states), std::end(hub::all_offer_states)));
    CAPTURE(state, from);
    const bool is_open = from == OfferState::proposed || from == OfferState::countered;
    if (is_open && state != RequestState::open) return;  // there is no such pair
    const bool has = from == OfferState::accepted;
    const bool had = has || from == OfferState::fulfilled;
    const std::pair<hub::Command, bool> ways[] = {
        {delay(15), has},
        {hub::ReportNoAnswer{request, offer}, has},
        {hub::ReportWorry{request, offer, {"she is confused"}}, had}};
    for (const auto& [command, may] : ways) {
        Visit visit(state, from);
        visit.add_volunteer("other");
        CAPTURE(command.index());
        CHECK(visit.act({"other"}, command) == Refusal::not_found);
        CHECK(visit.act(rosa, command) == Refusal::not_found);
        CHECK(visit.act(vera, command) == (may ? Refusal::none : Refusal::wrong_state));
        CHECK(visit.request(request).state == state);
        CHECK(visit.request(request).offers.front().state == from);
        CHECK(visit.all_said.empty() != may);
    }
}

TEST_CASE(
    "a delay of five minutes to four hours is told to the resident and moves the question how it "
    "went") {
    Visit visit(RequestState::filled, OfferState::accepted);
    for (const int by : {-15, 0, 4, 241}) CHECK(visit.act(vera, delay(by)) == Refusal::invalid);
    visit.request(request).window.until = visit.now + hours{1};
    REQUIRE(visit.act(vera, delay(240)) == Refusal::none);
    CHECK(visit.request(request).offers.front().expected_at == visit.now + hours{4});
    CHECK(visit.follow_up_at() == visit.now + hours{6});
    const auto* message = visit.told(rosa, "helper_delayed");
    REQUIRE(message != nullptr);
    CHECK(message->wording.values.at("helper") == "vera");
    CHECK(message->wording.values.at("when") == "2026-11-24 14:00");
    CHECK(message->condition == hub::Condition{hub::StillHeld{request, offer}});
    CHECK(visit.said.size() == 1);
    CHECK(std::count(visit.events.begin(),
                     visit.events.end(),
                     hub::Event{hub::RequestChanged{request}}) == 1);
}

TEST_CASE("before the window a delay counts from its beginning") {
    Visit visit(RequestState::filled, OfferState::accepted);
    visit.request(request).window = {visit.now + hours{2}, visit.now + hours{3}};
    REQUIRE(visit.act(vera, delay(5)) == Refusal::none);
    CHECK(visit.request(request).offers.front().expected_at == visit.now + hours{2} + minutes{5});
    CHECK(visit.follow_up_at() == visit.now + hours{5});
}

TEST_CASE("the same delay said again is told once, a longer one again") {
    Visit visit(RequestState::filled, OfferState::accepted);
    REQUIRE(visit.act(vera, delay(15)) == Refusal::none);
    visit.now += minutes{2};
    REQUIRE(visit.act(vera, delay(15)) == Refusal::none);
    CHECK(visit.all_said.size() == 1);
    REQUIRE(visit.act(vera, delay(30)) == Refusal::none);
    CHECK(visit.all_said.size() == 2);
}

TEST_CASE("nobody at the door: the resident is asked and the desk alerted") {
    Visit visit(RequestState::filled, OfferState::accepted);
    REQUIRE(visit.act(vera, hub::ReportNoAnswer{request, offer}) == Refusal::none);
    CHECK(visit.told(rosa, "nobody_opened") != nullptr);
    CHECK(visit.told({"carol"}, "alert_no_answer") != nullptr);
    REQUIRE(visit.alerts.size() == 1);
    CHECK(visit.alerts.front().kind == AlertKind::no_answer_at_door);
    CHECK(visit.alerts.front().person == rosa);
    CHECK(visit.alerts.front().request == request);
}

TEST_CASE("a worry reaches the desk in the helper's words, and no phone") {
    Visit visit(RequestState::done, OfferState::fulfilled);
    REQUIRE(visit.act(vera, hub::ReportWorry{request, offer, {"CANARY: no food in the house"}}) ==
            Refusal::none);
    REQUIRE(visit.alerts.size() == 1);
    CHECK(visit.alerts.front().kind == AlertKind::worried);
    CHECK(visit.alerts.front().words.reveal == "CANARY: no food in the house");
    REQUIRE(visit.told(vera, "worry_heard") != nullptr);
    CHECK(visit.told(vera, "worry_heard")->purpose == hub::Purpose::safety);
    CHECK(visit.told({"carol"}, "alert_worried") != nullptr);
    for (const hub::OutgoingMessage& message : visit.said) {
        for (const auto& [gap, value] : message.wording.values)
            CHECK(value.find("CANARY") == std::string::npos);
    }
    const std::string endless(rules::longest_worry + 1, 'x');
    CHECK(visit.act(vera, hub::ReportWorry{request, offer, {endless}}) == Refusal::invalid);
}

TEST_CASE("what follows up is named for what it is: overdue, unconfirmed, disputed") {
    Visit overdue(RequestState::filled, OfferState::accepted);
    overdue.follow_up(request);
    REQUIRE(overdue.alerts.size() == 1);
    CHECK(overdue.alerts.front().kind == AlertKind::overdue);
    CHECK(overdue.told({"carol"}, "alert_overdue") != nullptr);

    for (const RequestState state : {RequestState::filled, RequestState::done}) {
        Visit disputed(
            state, state == RequestState::filled ? OfferState::accepted : OfferState::fulfilled);
        REQUIRE(disputed.act(rosa, hub::ConfirmDone{request, false}) == Refusal::none);
        REQUIRE(disputed.alerts.size() == 1);
        CHECK(disputed.alerts.front().kind == AlertKind::disputed);
        CHECK(disputed.told({"carol"}, "alert_disputed") != nullptr);
    }
}

TEST_CASE(
    "while the group pauses nobody is asked, the resident is told once, and the search begins when "
    "it is back") {
    World world;
    world.add_person("rosa");
    world.add_volunteer("bo");
    world.add_request("r", rosa, 1);
    world.group().paused_since = world.now;
    const hub::TimePoint paused = world.now;
    while (world.now < paused + hours{40}) {
        world.dispatch(request, {{"bo"}});
        CHECK(world.request(request).offers.empty());
        CHECK(world.timers.at({hub::record_id(request), hub::TimerKind::dispatch}) ==
              world.now + hours{1});
        world.now += hours{1};
    }
    CHECK(world.request(request).state ==
          RequestState::open);  // and not unmet, though 40 hours went by
    REQUIRE(world.all_said.size() == 1);
    CHECK(world.all_said.front().wording.phrase == "kept_while_paused");
    CHECK(world.alerts.empty());

    world.group().paused_since.reset();
    world.now += hours{8};  // ten in the morning
    world.dispatch(request, {{"bo"}});
    CHECK(world.request(request).offers.size() == 1);
}
