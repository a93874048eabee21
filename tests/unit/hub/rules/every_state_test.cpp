// Every state against every command, with the real rules.

#include "tests/unit/hub/rules/world.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using hub::OfferState;
using hub::Refusal;
using hub::RequestState;
using support::World;

const hub::RequestId request{"r"};
const hub::OfferId offer{"o"};
const hub::PersonId vera{"vera"};
const hub::PersonId rosa{"rosa"};

// One request with one offer, in any pair of states, and a volunteer's record that mirrors it.
struct Pair : World {
    Pair(RequestState of_request, OfferState of_offer) {
        add_volunteer("vera");
        add_person("rosa");
        add_request("r", rosa, 1);
        if (of_request != RequestState::open) timers.clear();
        hub::Request& it = requests.at("r");
        it.state = of_request;
        it.offers = {{.id = offer,
                      .to = vera,
                      .state = of_offer,
                      .code = "2C",
                      .proposed_at = now,
                      .lapses_at = now + std::chrono::hours{1}}};
        hub::Volunteer& helper = volunteers.at("vera");
        if (of_offer == OfferState::proposed || of_offer == OfferState::countered)
            helper.open_offers = {{hub::RequestId{"r"}, offer, "2C"}};
        if (of_offer == OfferState::accepted)
            helper.tasks = {{hub::RequestId{"r"}, offer, "2C", now}};
    }
};

struct Way {
    hub::Command command{};
    OfferState to{};
};

const Way ways[] = {{hub::AcceptOffer{request, offer}, OfferState::accepted},
                    {hub::DeclineOffer{request, offer}, OfferState::declined},
                    {hub::CounterOffer{request, offer, {"after 5"}}, OfferState::countered},
                    {hub::ReleaseTask{request, offer}, OfferState::released},
                    {hub::ReportDone{request, offer}, OfferState::fulfilled}};

void check_way(const Way& way, RequestState of_request, OfferState from) {
    Pair world(of_request, from);
    CAPTURE(way.command.index(), of_request, from);
    const hub::Request before = world.request(request);
    const Refusal refusal = world.act(vera, way.command);
    if (may_become(from, way.to)) {
        CHECK(refusal == Refusal::none);
        CHECK(world.request(request).offers.front().state == way.to);
    } else {
        CHECK(refusal == Refusal::wrong_state);
        CHECK(world.request(request) == before);
        CHECK(world.said.empty());
    }
}

}  // namespace

TEST_CASE("an answer leads along the offer's drawn life and nowhere else") {
    for (const OfferState from : hub::all_offer_states) {
        const bool holds = from == OfferState::accepted;
        for (const Way& way : ways)
            check_way(way, holds ? RequestState::filled : RequestState::open, from);
    }
}

TEST_CASE("a yes to a request that is not open is refused and says why") {
    for (const RequestState state : hub::all_request_states) {
        if (state == RequestState::open) continue;
        Pair world(state, OfferState::lapsed);
        CAPTURE(state);
        const bool taken = state == RequestState::filled || state == RequestState::done;
        CHECK(world.act(vera, hub::AcceptOffer{request, offer}) ==
              (taken ? Refusal::already_filled : Refusal::expired));
        CHECK(world.request(request).state == state);
    }
}

TEST_CASE("nobody answers an offer to somebody else, or one that there is not") {
    for (const Way& way : ways) {
        Pair world(RequestState::open, OfferState::proposed);
        world.add_volunteer("other");
        CHECK(world.act({"other"}, way.command) == Refusal::not_found);
        world.requests.at("r").offers.front().id = {"another"};
        world.volunteers.at("vera").open_offers.front().offer = {"another"};
        CHECK(world.act(vera, way.command) == Refusal::not_found);
    }
}

TEST_CASE("cancelling and confirming are the resident's own, in the states that allow them") {
    for (const RequestState state : hub::all_request_states) {
        CAPTURE(state);
        Pair world(state,
                   state == RequestState::filled ? OfferState::accepted : OfferState::lapsed);
        CHECK(world.act(vera, hub::CancelRequest{request}) == Refusal::not_found);
        CHECK(world.act(vera, hub::ConfirmDone{request, true}) == Refusal::not_found);
        const bool cancels = may_become(state, RequestState::cancelled);
        CHECK(world.act(rosa, hub::CancelRequest{request}) ==
              (cancels ? Refusal::none : Refusal::wrong_state));
        CHECK(world.request(request).state == (cancels ? RequestState::cancelled : state));

        for (const bool satisfied : {true, false}) {
            Pair again(
                state,
                state == RequestState::filled ? OfferState::accepted : OfferState::fulfilled);
            const bool confirms = state == RequestState::done || state == RequestState::filled;
            CHECK(again.act(rosa, hub::ConfirmDone{request, satisfied}) ==
                  (confirms ? Refusal::none : Refusal::wrong_state));
            if (confirms && satisfied) CHECK(again.request(request).state == RequestState::closed);
        }
    }
}

TEST_CASE("a timer of a request that is elsewhere changes nothing and goes out") {
    for (const RequestState state : hub::all_request_states) {
        if (state == RequestState::open) continue;
        CAPTURE(state);
        Pair world(state, OfferState::lapsed);
        world.dispatch(request, {vera});
        CHECK(world.request(request).state == state);
        CHECK(world.timers.empty());
        CHECK(world.said.empty());
    }
}

TEST_CASE("rivals are stood down on the condition that their offer really left") {
    for (int helpers = 1; helpers <= 3; ++helpers) {
        World world;
        world.add_person("rosa");
        std::vector<hub::PersonId> people;
        for (int i = 0; i < 12; ++i) people.push_back(world.add_volunteer("v" + std::to_string(i)));
        world.add_request("r", rosa, helpers);
        world.dispatch(request, people);
        REQUIRE(world.request(request).offers.size() == static_cast<std::size_t>(3 * helpers));
        for (int i = 0; i < helpers; ++i) {
            const hub::Offer chosen = world.request(request).offers[static_cast<std::size_t>(i)];
            REQUIRE(world.act(chosen.to, hub::AcceptOffer{request, chosen.id}) == Refusal::none);
        }
        CHECK(world.request(request).state == RequestState::filled);
        int stood_down = 0;
        for (const hub::OutgoingMessage& message : world.said) {
            if (message.purpose != hub::Purpose::stand_down) continue;
            ++stood_down;
            const hub::Offer* theirs = world.request(request).offer_to(message.to);
            REQUIRE(theirs != nullptr);
            CHECK(message.condition == hub::Condition{hub::WasHandedOver{theirs->message}});
        }
        CHECK(stood_down == 2 * helpers);
    }
}

TEST_CASE(
    "nobody is asked who may not be: the resident, unapproved, paused, stopped, out of budget, or "
    "twice") {
    World world;
    std::vector<hub::PersonId> people;
    for (const char* id :
         {"unapproved", "paused", "stopped", "spent", "busy", "unable", "resident"})
        people.push_back(world.add_volunteer(id));
    world.volunteers.at("unapproved").approved = false;
    world.volunteers.at("paused").paused_until = world.now + std::chrono::minutes{1};
    world.volunteers.at("stopped").stopped = true;
    world.volunteers.at("spent").offers_per_day = 0;
    world.volunteers.at("busy").max_tasks = 0;
    world.volunteers.at("unable").needs = {{"call"}};
    world.add_request("r", {"resident"}, 1);
    world.dispatch(request, people);
    CHECK(world.request(request).offers.empty());
    REQUIRE(world.said.size() == 1);
    CHECK(world.said.front().wording.phrase == "nobody_about");  // honest, at once
}

TEST_CASE(
    "the resident hears at least as often as promised by day, not at night, and after a day the "
    "desk takes over") {
    World world;
    world.add_person("rosa");
    world.add_request("r", rosa, 1);
    hub::TimePoint told = world.now;
    int heard = 0;
    while (world.request(request).state == RequestState::open) {
        world.now = world.timers.at({hub::record_id(request), hub::TimerKind::dispatch});
        world.dispatch(request, {});
        const hub::LocalTime shown = hub::local_time({}, world.now);
        const bool night = shown.hour >= 21 || shown.hour < 8;
        if (!world.said.empty() && world.request(request).state == RequestState::open) {
            CHECK_FALSE(night);
            if (heard > 0) CHECK(world.now - told >= std::chrono::hours{1});
            told = world.now;
            ++heard;
        }
        if (!night) CHECK(world.now - told <= std::chrono::hours{12});
        if (shown.hour >= 10 && shown.hour < 21) CHECK(world.now - told <= std::chrono::hours{1});
    }
    CHECK(heard >= 12);
    CHECK(world.request(request).state == RequestState::unmet);
    CHECK(world.alerts.size() == 1);
}

TEST_CASE(
    "offers, stand-downs, alerts and events show nothing personal of the request or the resident") {
    World world;
    std::vector<hub::PersonId> people;
    for (int i = 0; i < 4; ++i) people.push_back(world.add_volunteer("v" + std::to_string(i)));
    world.add_person("rosa");
    hub::Person& person = world.persons.at("rosa");
    person.name = {"CANARY-name"};
    person.number = {"CANARY-number"};
    person.street = {"CANARY-street"};
    world.add_request("r", rosa, 1);
    hub::Request& asked = world.request(request);
    asked.words = {"CANARY-words"};
    asked.street = {"CANARY-door"};
    asked.doorstep_word = "CANARY-word";
    asked.who_pays = hub::WhoPays::voucher;
    world.dispatch(request, people);
    const auto first = world.request(request).offers.front();
    world.act(first.to, hub::DeclineOffer{request, first.id});
    world.dispatch(request, people);
    const auto second = world.request(request).offers[1];
    world.act(second.to, hub::AcceptOffer{request, second.id});
    world.withdraw(request, second.to);
    int looked_at = 0;
    for (const hub::OutgoingMessage& message : world.all_said) {
        const bool shown =
            message.purpose == hub::Purpose::reply || message.purpose == hub::Purpose::news;
        if (shown) continue;
        ++looked_at;
        for (const auto& [gap, value] : message.wording.values) {
            CAPTURE(message.wording.phrase, gap);
            CHECK(value.find("CANARY") == std::string::npos);
            CHECK(value.find("voucher") == std::string::npos);
        }
    }
    CHECK(looked_at >= 7);
    for (const hub::Alert& alert : world.alerts) CHECK(alert.words.empty());
}
