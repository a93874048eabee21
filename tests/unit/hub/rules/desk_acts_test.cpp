// What the desk does with one request, over every state that it may be in.

#include "hub/rules/desk_acts.hpp"

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

bool is_open(OfferState state) {
    return state == OfferState::proposed || state == OfferState::countered;
}

// One request with one offer, in any pair of states, and a volunteer's record that mirrors it.
struct Desk : World {
    Desk(RequestState of_request, OfferState of_offer, int helpers = 1) {
        add_volunteer("vera");
        add_person("rosa");
        add_request("r", rosa, helpers);
        if (of_request != RequestState::open) timers.clear();
        hub::Request& it = requests.at("r");
        it.state = of_request;
        it.offers = {{.id = offer,
                      .to = vera,
                      .state = of_offer,
                      .code = "2C",
                      .proposed_at = now,
                      .lapses_at = now + std::chrono::hours{1},
                      .condition = {"after five"}}};
        hub::Volunteer& helper = volunteers.at("vera");
        if (is_open(of_offer)) helper.open_offers = {{hub::RequestId{"r"}, offer, "2C"}};
        if (of_offer == OfferState::accepted)
            helper.tasks = {{hub::RequestId{"r"}, offer, "2C", now}};
    }

    bool told(const std::string& who, const std::string& phrase) const {
        return std::any_of(said.begin(), said.end(), [&](const auto& message) {
            return message.to.text == who && message.wording.phrase == phrase;
        });
    }
    template <class E>
    bool announced() const {
        return std::any_of(events.begin(), events.end(), [](const auto& event) {
            return std::holds_alternative<E>(event);
        });
    }
};

}  // namespace

TEST_CASE("asking by hand makes an offer to a volunteer who has none, of an open request only") {
    const RequestState state = GENERATE(
        from_range(std::begin(hub::all_request_states), std::end(hub::all_request_states)));
    const OfferState from =
        GENERATE(from_range(std::begin(hub::all_offer_states), std::end(hub::all_offer_states)));
    CAPTURE(state, from);
    if (is_open(from) && state != RequestState::open) return;  // there is no such pair
    Desk desk(state, from, 2);
    const hub::Request before = desk.request(request);
    const Refusal refusal = desk.by_desk(hub::AskVolunteer{request, vera});
    const bool under_way = is_open(from) || from == OfferState::accepted;
    if (state == RequestState::open && !under_way) {
        REQUIRE(refusal == Refusal::none);
        REQUIRE(desk.request(request).offers.size() == 2);
        const hub::Offer& made = desk.request(request).offers.back();
        CHECK(made.state == OfferState::proposed);
        CHECK(made.by_hand.text == "carol");
        CHECK(desk.answer.text == made.id.text);
        CHECK(desk.volunteers.at("vera").asked_today == 1);
        CHECK(desk.told("vera", "offer"));
        CHECK(desk.said.size() == 1);
    } else {
        CHECK(refusal == Refusal::wrong_state);
        CHECK(desk.request(request) == before);
    }
}

TEST_CASE("assigning by hand gives the place whatever was said before, and a place only") {
    const RequestState state = GENERATE(
        from_range(std::begin(hub::all_request_states), std::end(hub::all_request_states)));
    const OfferState from =
        GENERATE(from_range(std::begin(hub::all_offer_states), std::end(hub::all_offer_states)));
    CAPTURE(state, from);
    if (is_open(from) && state != RequestState::open) return;
    Desk desk(state, from, 2);
    const hub::Request before = desk.request(request);
    const Refusal refusal = desk.by_desk(hub::AssignVolunteer{request, vera});
    if (state == RequestState::open && from != OfferState::accepted &&
        from != OfferState::fulfilled) {
        REQUIRE(refusal == Refusal::none);
        const hub::Offer* held = desk.request(request).offer({desk.answer.text});
        REQUIRE(held != nullptr);
        CHECK(held->state == OfferState::accepted);
        CHECK(held->by_hand.text == "carol");
        CHECK(held->code.size() >= 2);
        CHECK((held->id == offer) == may_become(from, OfferState::accepted));
        CHECK(desk.request(request).state == RequestState::open);  // one place more
        CHECK(desk.told("vera", "yours"));
        CHECK(desk.told("rosa", "helper_coming"));
        CHECK(desk.volunteers.at("vera").tasks.size() == 1);
    } else if (state == RequestState::open && from == OfferState::fulfilled) {
        CHECK(refusal == Refusal::none);  // they come a second time
        CHECK(desk.request(request).state == RequestState::filled);
    } else {
        const bool taken = state == RequestState::filled || state == RequestState::done;
        CHECK(refusal == (taken ? Refusal::already_filled : Refusal::wrong_state));
        CHECK(desk.request(request) == before);
    }
}

TEST_CASE("assigning the last place fills the request and stands the rivals down") {
    Desk desk(RequestState::open, OfferState::proposed);
    desk.add_volunteer("bo");
    REQUIRE(desk.by_desk(hub::AssignVolunteer{request, {"bo"}}) == Refusal::none);
    CHECK(desk.request(request).state == RequestState::filled);
    CHECK(desk.request(request).offers.front().state == OfferState::withdrawn);
    CHECK(desk.told("vera", "stand_down"));
    CHECK(desk.told("bo", "yours"));
    CHECK(desk.timers.contains({hub::record_id(request), hub::TimerKind::follow_up}));
}

TEST_CASE("who may not be asked may not be assigned either") {
    Desk desk(RequestState::open, OfferState::lapsed);
    Refusal expected = Refusal::none;
    SECTION("not approved") {
        desk.volunteers.at("vera").approved = false;
        expected = Refusal::not_allowed;
    }
    SECTION("said STOP") {
        desk.volunteers.at("vera").stopped = true;
        expected = Refusal::stopped;
    }
    SECTION("blocked") {
        desk.persons.at("vera").blocked = true;
        expected = Refusal::stopped;
    }
    SECTION("their own request") {
        desk.request(request).resident = vera;
        desk.request(request).offers.clear();
        expected = Refusal::invalid;
    }
    SECTION("nobody at all") {
        desk.volunteers.erase("vera");
        desk.request(request).offers.clear();
        expected = Refusal::not_found;
    }
    CHECK(desk.by_desk(hub::AskVolunteer{request, vera}) == expected);
    CHECK(desk.by_desk(hub::AssignVolunteer{request, vera}) == expected);
    CHECK(desk.all_said.empty());
}

TEST_CASE(
    "a hand may ask beyond the number at once and the day's budget, but not while the group "
    "pauses") {
    Desk desk(RequestState::open, OfferState::lapsed);
    desk.group().asking.at_once = 1;
    desk.volunteers.at("vera").offers_per_day = 100;
    desk.add_volunteer("bo");
    desk.dispatch(request, {{"bo"}});
    REQUIRE(desk.request(request).offers.size() == 2);
    CHECK(desk.by_desk(hub::AskVolunteer{request, vera}) == Refusal::none);
    CHECK(desk.request(request).offers.size() == 3);

    Desk paused(RequestState::open, OfferState::lapsed);
    paused.group().paused_since = paused.now;
    CHECK(paused.by_desk(hub::AskVolunteer{request, vera}) == Refusal::wrong_state);
    CHECK(paused.by_desk(hub::AssignVolunteer{request, vera}) == Refusal::none);
}

TEST_CASE("whoever is asked a second time has one place, whichever offer they answer") {
    for (const bool the_first : {true, false}) {
        Desk desk(RequestState::open, OfferState::lapsed, 2);
        REQUIRE(desk.by_desk(hub::AskVolunteer{request, vera}) == Refusal::none);
        const hub::OfferId second{desk.answer.text};
        const hub::OfferId chosen = the_first ? offer : second;
        const hub::OfferId other = the_first ? second : offer;
        REQUIRE(desk.act(vera, hub::AcceptOffer{request, chosen}) == Refusal::none);
        CHECK(desk.act(vera, hub::AcceptOffer{request, other}) == Refusal::wrong_state);
        CHECK(desk.request(request).places_taken() == 1);
        CHECK(desk.volunteers.at("vera").open_offers.empty());
    }
}

TEST_CASE("an offer made by hand at night has its whole time in the morning") {
    Desk desk(RequestState::open, OfferState::lapsed);
    desk.now += std::chrono::hours{13};  // eleven at night
    REQUIRE(desk.by_desk(hub::AskVolunteer{request, vera}) == Refusal::none);
    const hub::Offer made = desk.request(request).offers.back();
    CHECK(made.lapses_at == desk.now + std::chrono::hours{9} + desk.group().asking.lapse);
    CHECK(desk.said.front().useful_until == made.lapses_at);
}

TEST_CASE("a condition is agreed to by the resident or the desk, and then all is as after a yes") {
    const OfferState from =
        GENERATE(from_range(std::begin(hub::all_offer_states), std::end(hub::all_offer_states)));
    const bool by_desk = GENERATE(true, false);
    CAPTURE(from, by_desk);
    Desk desk(from == OfferState::accepted ? RequestState::filled : RequestState::open, from);
    const hub::Command agree = hub::AgreeToCondition{request, offer};
    CHECK(desk.act(vera, agree) == Refusal::not_found);  // it is not theirs to say
    const Refusal refusal = by_desk ? desk.by_desk(agree) : desk.act(rosa, agree);
    if (from == OfferState::countered) {
        REQUIRE(refusal == Refusal::none);
        CHECK(desk.request(request).state == RequestState::filled);
        CHECK(desk.told("vera", "yours"));
        CHECK(desk.told("rosa", "helper_coming"));
        CHECK(desk.told("rosa", "their_condition"));
    } else {
        CHECK(refusal == Refusal::wrong_state);
        CHECK(desk.all_said.empty());
    }
}

TEST_CASE("a condition that nobody can take up any more is refused") {
    for (const RequestState state : hub::all_request_states) {
        if (state == RequestState::open) continue;
        Desk desk(state, OfferState::lapsed);
        desk.request(request).offers.front().state = OfferState::countered;
        const bool taken = state == RequestState::filled || state == RequestState::done;
        CAPTURE(state);
        CHECK(desk.by_desk(hub::AgreeToCondition{request, offer}) ==
              (taken ? Refusal::already_filled : Refusal::expired));
    }
    Desk desk(RequestState::open, OfferState::countered);
    desk.volunteers.at("vera").approved = false;
    CHECK(desk.by_desk(hub::AgreeToCondition{request, offer}) == Refusal::not_allowed);
    CHECK(desk.by_desk(hub::AgreeToCondition{request, {"another"}}) == Refusal::not_found);
}

TEST_CASE(
    "an approval that was withdrawn closes the door to the address, also for an offer that is "
    "open") {
    Desk desk(RequestState::open, OfferState::proposed);
    desk.volunteers.at("vera").approved = false;
    CHECK(desk.act(vera, hub::AcceptOffer{request, offer}) == Refusal::not_allowed);
    CHECK(desk.all_said.empty());
}

TEST_CASE("done and unmet requests are re-opened or closed, no others") {
    for (const RequestState state : hub::all_request_states) {
        CAPTURE(state);
        const bool settled = state == RequestState::done || state == RequestState::unmet;
        const OfferState helped =
            state == RequestState::done ? OfferState::fulfilled : OfferState::lapsed;
        Desk desk(state, helped);
        desk.request(request).ended_at = desk.now;
        desk.now += std::chrono::hours{30};
        CHECK(desk.by_desk(hub::ReopenRequest{request}) ==
              (settled ? Refusal::none : Refusal::wrong_state));
        if (settled) {
            const hub::Request& again = desk.request(request);
            CHECK(again.state == RequestState::open);
            CHECK(again.places_free() == 1);
            CHECK(again.opened_at == desk.now);
            CHECK_FALSE(again.ended_at);
            CHECK(again.window.until > desk.now);
            CHECK(desk.told("rosa", "looking_again"));
        }
        Desk other(state, helped);
        CHECK(other.by_desk(hub::CloseRequest{request}) ==
              (settled ? Refusal::none : Refusal::wrong_state));
        if (settled) {
            CHECK(other.request(request).state == RequestState::closed);
            CHECK(other.told("rosa", "closed_by_desk"));
        }
    }
}

TEST_CASE("the desk cancels and confirms for the resident, who is told") {
    for (const RequestState state : hub::all_request_states) {
        CAPTURE(state);
        const OfferState held =
            state == RequestState::filled ? OfferState::accepted : OfferState::fulfilled;
        Desk desk(state, held);
        const bool cancels = may_become(state, RequestState::cancelled);
        CHECK(desk.by_desk(hub::CancelRequest{request}) ==
              (cancels ? Refusal::none : Refusal::wrong_state));
        CHECK(desk.told("rosa", "cancelled") == cancels);
        CHECK(desk.told("vera", "task_cancelled") == (state == RequestState::filled));

        Desk other(state, held);
        const bool confirms = state == RequestState::done || state == RequestState::filled;
        CHECK(other.by_desk(hub::ConfirmDone{request, true}) ==
              (confirms ? Refusal::none : Refusal::wrong_state));
        CHECK(other.told("rosa", "closed") == confirms);
    }
}

TEST_CASE("notes are kept in any state, and of too many the oldest goes") {
    for (const RequestState state : hub::all_request_states) {
        Desk desk(state, OfferState::lapsed);
        for (std::size_t i = 0; i <= hub::max_notes; ++i)
            REQUIRE(desk.by_desk(hub::AddNote{request, {std::to_string(i)}}) == Refusal::none);
        const auto& notes = desk.request(request).notes;
        REQUIRE(notes.size() == hub::max_notes);
        CHECK(notes.front().text.reveal == "1");
        CHECK(notes.back().by.text == "carol");
        CHECK(desk.announced<hub::RequestChanged>());
        CHECK(desk.all_said.empty());
        CHECK(desk.by_desk(hub::AddNote{request, {""}}) == Refusal::invalid);
        CHECK(desk.by_desk(hub::AddNote{request, {std::string(rules::longest_note + 1, 'x')}}) ==
              Refusal::invalid);
    }
}

TEST_CASE("a claim is one coordinator's until it lapses or is dropped") {
    const RequestState state = GENERATE(
        from_range(std::begin(hub::all_request_states), std::end(hub::all_request_states)));
    Desk desk(state, OfferState::lapsed);
    const hub::Actor dan{.role = hub::Role::duty_coordinator, .group = {"g"}, .person = {"dan"}};
    CHECK(desk.by_desk(hub::DropClaim{request}) == Refusal::none);  // there is none
    CHECK_FALSE(desk.announced<hub::RequestChanged>());
    REQUIRE(desk.by_desk(hub::ClaimCase{request}) == Refusal::none);
    CHECK(desk.announced<hub::RequestChanged>());
    CHECK(desk.act(dan, hub::ClaimCase{request}) == Refusal::already_filled);
    CHECK(desk.act(dan, hub::DropClaim{request}) == Refusal::not_allowed);
    desk.now += std::chrono::minutes{20};
    REQUIRE(desk.by_desk(hub::ClaimCase{request}) == Refusal::none);  // prolonged
    desk.now += std::chrono::minutes{29};
    CHECK(desk.act(dan, hub::ClaimCase{request}) == Refusal::already_filled);
    desk.now += std::chrono::minutes{1};
    REQUIRE(desk.act(dan, hub::ClaimCase{request}) == Refusal::none);
    CHECK(desk.request(request).claim->by.text == "dan");
    CHECK(desk.by_desk(hub::DropClaim{request}) == Refusal::not_allowed);
    REQUIRE(desk.act(dan, hub::DropClaim{request}) == Refusal::none);
    CHECK_FALSE(desk.request(request).claim);
    CHECK(desk.all_said.empty());
}
