#include "adapters/web/live/audience.hpp"

#include "hub/names.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using web::Audience;

const hub::PersonId me{"me"};
const hub::PersonId other{"other"};

// Each event twice: about me, and about somebody else.
std::vector<std::pair<hub::Event, hub::Event>> events() {
    const auto both = [](auto make) {
        return std::pair<hub::Event, hub::Event>{make(me), make(other)};
    };
    const hub::RequestId request{"r"};
    return {both([](const auto&) { return hub::GroupChanged{}; }),
            both([](const auto& who) { return hub::PersonChanged{who}; }),
            both([](const auto& who) { return hub::VolunteerChanged{who}; }),
            both([&](const auto&) {
                return hub::RequestMoved{request, hub::RequestState::open};
            }),
            both([&](const auto& who) {
                return hub::OfferMoved{request, {"o"}, who, hub::OfferState::proposed};
            }),
            both([](const auto& who) {
                return hub::MessageMoved{{"m"}, who, hub::MessageState::queued};
            }),
            both([](const auto& who) {
                return hub::PersonStopped{who, true};
            }),
            both([&](const auto&) {
                return hub::AlertRaised{{"a"}, hub::AlertKind::danger, request};
            }),
            both([](const auto&) {
                return hub::AlertChanged{{"a"}, hub::AlertKind::danger};
            }),
            both([&](const auto&) { return hub::RequestChanged{request}; }),
            both([](const auto& who) { return hub::PersonSpoke{who}; }),
            both([](const auto&) { return hub::RotaChanged{}; }),
            both([](const auto& who) {
                return hub::SessionEnded{{"s"}, who};
            })};
}

// Who may see it when it is about them; when it is about somebody else.
struct Seen {
    bool desk{}, own{}, observer{};
    bool desk_of_others{}, own_of_others{}, observer_of_others{};
};

const std::map<std::string, Seen> table{
    {"group_changed", {true, true, true, true, true, true}},
    {"person_changed", {true, true, false, true, false, false}},
    {"volunteer_changed", {true, true, false, true, false, false}},
    {"request_moved", {true, true, false, true, false, false}},
    {"offer_moved", {true, true, false, true, false, false}},
    {"message_moved", {true, true, false, true, false, false}},
    {"person_stopped", {true, true, false, true, false, false}},
    {"alert_raised", {true, false, false, true, false, false}},
    {"alert_changed", {true, false, false, true, false, false}},
    {"request_changed", {true, true, false, true, false, false}},
    {"person_spoke", {true, false, false, true, false, false}},
    {"rota_changed", {true, false, false, true, false, false}},
    {"session_ended", {true, true, true, false, false, false}},
};

hub::Visitor visitor(std::vector<hub::Role> roles) {
    hub::Visitor one;
    one.person = me;
    one.session = {"s"};
    one.roles = std::move(roles);
    return one;
}

}  // namespace

TEST_CASE("every event is seen by those audiences that the table says, and by no other") {
    const Audience desk{.desk = true, .own = false, .person = me, .session = {"s"}};
    const Audience own{.desk = false, .own = true, .person = me, .session = {"s"}};
    const Audience observer{.desk = false, .own = false, .person = me, .session = {"s"}};
    CHECK(events().size() == std::variant_size_v<hub::Event>);
    CHECK(table.size() == std::variant_size_v<hub::Event>);
    for (const auto& [mine, others] : events()) {
        const std::string name(hub::name_of(mine));
        INFO(name);
        const Seen& seen = table.at(name);
        const std::vector<hub::PersonId> concerns_me{other, me};
        const std::vector<hub::PersonId> concerns_others{other};
        CHECK(web::may_see(desk, mine, concerns_me) == seen.desk);
        CHECK(web::may_see(own, mine, concerns_me) == seen.own);
        CHECK(web::may_see(observer, mine, concerns_me) == seen.observer);
        CHECK(web::may_see(desk, others, concerns_others) == seen.desk_of_others);
        CHECK(web::may_see(own, others, concerns_others) == seen.own_of_others);
        CHECK(web::may_see(observer, others, concerns_others) == seen.observer_of_others);
    }
}

TEST_CASE("who somebody's audience is follows from their roles") {
    using enum hub::Role;
    for (const hub::Role role : hub::all_roles) {
        const Audience audience = web::audience_of(visitor({role}));
        CHECK(audience.desk ==
              (role == coordinator || role == patch_lead || role == duty_coordinator));
        CHECK(audience.own == (role == volunteer || role == resident));
        CHECK(audience.person == me);
    }
    CHECK(web::audience_of(visitor({volunteer, patch_lead})) ==
          Audience{.desk = true, .own = true, .person = me, .session = {"s"}});
    CHECK(web::audience_of(visitor({})) ==
          Audience{.desk = false, .own = false, .person = me, .session = {"s"}});
}

TEST_CASE("a request concerns its resident and those whose offer is not over") {
    hub::Request request;
    request.resident = {"rosa"};
    const auto offer = [&](const char* to, hub::OfferState state) {
        hub::Offer made;
        made.to = {to};
        made.state = state;
        request.offers.push_back(made);
    };
    using enum hub::OfferState;
    offer("asked", proposed);
    offer("helper", accepted);
    offer("unsure", countered);
    offer("next", backup);
    offer("was there", fulfilled);
    offer("no", declined);
    offer("silent", lapsed);
    offer("too late", withdrawn);
    offer("gave up", released);
    offer("helper", proposed);
    CHECK(web::concerned(request) ==
          std::vector<hub::PersonId>{
              {"rosa"}, {"asked"}, {"helper"}, {"unsure"}, {"next"}, {"was there"}});
}
