#include "tests/unit/hub/rules/world.hpp"

#include "hub/rules/decide.hpp"
#include "hub/rules/follow_up.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace support {

namespace {

using hub::OfferState;
using hub::RequestState;

bool is_open(OfferState state) {
    return state == OfferState::proposed || state == OfferState::countered;
}

hub::Place somewhere() {
    return {.name = "E8 3",
            .level = hub::PlaceLevel::sector,
            .centre = {51.54, -0.06},
            .radius = {300}};
}

// A way of several steps within one decision is drawn step by step.
bool leads_to(OfferState from, OfferState to) {
    return from == to || may_become(from, to);
}
bool leads_to(RequestState from, RequestState to) {
    if (from == to || may_become(from, to)) return true;
    return std::any_of(
        std::begin(hub::all_request_states), std::end(hub::all_request_states), [&](auto between) {
            return may_become(from, between) && may_become(between, to);
        });
}

}  // namespace

World::World()
    : now(std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{10}) {
    group_.id = {"g"};
    group_.name = "Hackney Helpers";
    group_.needs = {{"shopping"}};
    group_.coordinators = {{"carol"}};
}

hub::PersonId World::add_person(const std::string& id) {
    persons[id] = {.id = {id}, .name = {id + " Surname"}};
    return {id};
}

hub::PersonId World::add_volunteer(const std::string& id) {
    add_person(id);
    hub::Volunteer volunteer;
    volunteer.id = {id};
    volunteer.approved = true;
    volunteer.needs = {{"shopping"}};
    volunteer.home = somewhere();
    volunteer.offers_per_day = 100;
    volunteer.code_prefix = "2";
    volunteers[id] = volunteer;
    return {id};
}

hub::RequestId World::add_request(const std::string& id,
                                  const hub::PersonId& resident,
                                  int helpers) {
    hub::Request request;
    request.id = {id};
    request.reference = "REF" + id;
    request.resident = resident;
    request.need = {"shopping"};
    request.place = somewhere();
    request.window = {.from = now, .until = now + std::chrono::hours{24}};
    request.helpers_wanted = helpers;
    request.state = RequestState::open;
    request.created_at = now;
    request.opened_at = now;
    requests[id] = request;
    timers[{hub::record_id(request.id), hub::TimerKind::dispatch}] = now;
    return {id};
}

rules::Case World::file(const hub::RequestId& id, const std::vector<hub::PersonId>& also) const {
    const auto version = [&](const hub::RecordId& record) {
        const auto found = versions_.find(record);
        return found == versions_.end() ? hub::Version{1} : found->second;
    };
    rules::Case file{.group = {group_, 1},
                     .request = {requests.at(id.text), version(hub::record_id(id))}};
    std::set<hub::PersonId> people(also.begin(), also.end());
    for (const hub::Offer& offer : file.request.value.offers) {
        const bool matters = is_open(offer.state) || offer.state == OfferState::accepted ||
                             offer.state == OfferState::backup;
        if (matters) people.insert(offer.to);
    }
    people.insert(file.request.value.resident);
    for (const hub::PersonId& who : people) {
        file.persons[who] = {persons.at(who.text), version(hub::person_record(who))};
        if (volunteers.contains(who.text)) {
            file.volunteers[who] = {volunteers.at(who.text), version(hub::volunteer_record(who))};
        }
    }
    return file;
}

void World::keep(const hub::Record& record) {
    versions_[id_of(record)] = top_;
    if (const auto* put = std::get_if<hub::Request>(&record)) {
        const hub::Request& before = requests.at(put->id.text);
        REQUIRE(leads_to(before.state, put->state));
        for (const hub::Offer& offer : before.offers) {
            REQUIRE(put->offer(offer.id) != nullptr);
            REQUIRE(leads_to(offer.state, put->offer(offer.id)->state));
        }
        requests[put->id.text] = *put;
    } else if (const auto* helper = std::get_if<hub::Volunteer>(&record)) {
        volunteers[helper->id.text] = *helper;
    } else if (const auto* message = std::get_if<hub::OutgoingMessage>(&record)) {
        said.push_back(*message);
        all_said.push_back(*message);
    } else if (const auto* alert = std::get_if<hub::Alert>(&record)) {
        alerts.push_back(*alert);
    }
}

void World::commit(const hub::Changes& changes) {
    REQUIRE(changes.puts.size() + changes.erases.size() <= hub::max_records_per_commit);
    for (const hub::Read& read : changes.reads) {
        const auto found = versions_.find(read.record);
        REQUIRE(read.version == (found == versions_.end() ? hub::Version{1} : found->second));
    }
    top_ = std::max<hub::Version>(top_, 1) + 1;
    said.clear();
    for (const hub::Record& record : changes.puts) keep(record);
    for (const hub::Timer& timer : changes.timers) {
        timers.erase({timer.record, timer.kind});
        if (timer.due) timers[{timer.record, timer.kind}] = *timer.due;
    }
    events.insert(events.end(), changes.events.begin(), changes.events.end());
    check();
}

hub::Refusal World::act(const hub::Actor& who, const hub::Command& command) {
    rules::Chance chance{++seed_, 7, now};
    const rules::Moment moment{.now = now, .zone = utc_, .chance = chance};
    const hub::PersonId named = rules::volunteer_of(command);
    std::vector<hub::PersonId> also;
    for (const hub::PersonId& id : {who.person, named})
        if (persons.contains(id.text)) also.push_back(id);
    const rules::Case before = file(rules::about(command), also);
    const auto changes = rules::decide(before, moment, who, command);
    if (!changes) return static_cast<hub::Refusal>(changes.error().value());
    commit(*changes);
    answer = changes->answer;
    return hub::Refusal::none;
}

hub::Refusal World::act(const hub::PersonId& who, const hub::Command& command) {
    return act(hub::Actor{.role = hub::Role::resident, .group = group_.id, .person = who}, command);
}

hub::Refusal World::by_desk(const hub::Command& command) {
    return act(hub::Actor{.role = hub::Role::coordinator, .group = group_.id, .person = {"carol"}},
               command);
}

void World::dispatch(const hub::RequestId& request, const std::vector<hub::PersonId>& nearby) {
    rules::Chance chance{++seed_, 7, now};
    const rules::Moment moment{.now = now, .zone = utc_, .chance = chance};
    std::vector<rules::Choice> choices;
    for (const hub::PersonId& who : nearby) choices.push_back({.volunteer = who, .away = {1200}});
    commit(rules::dispatch(file(request, nearby), moment, choices));
}

void World::follow_up(const hub::RequestId& request) {
    rules::Chance chance{++seed_, 7, now};
    commit(rules::follow_up(file(request), {.now = now, .zone = utc_, .chance = chance}));
}

void World::withdraw(const hub::RequestId& request, const hub::PersonId& who) {
    rules::Chance chance{++seed_, 7, now};
    commit(rules::withdraw_person(
        file(request, {who}), {.now = now, .zone = utc_, .chance = chance}, who));
}

void World::check_request(const hub::Request& request) const {
    CAPTURE(request.id.text, request.state);
    REQUIRE(request.places_taken() <= request.helpers_wanted);
    REQUIRE(request.offers.size() <= hub::max_offers_per_request);
    const auto timer = timers.find({hub::record_id(request.id), hub::TimerKind::dispatch});
    REQUIRE((timer != timers.end()) == (request.state == RequestState::open));
    std::set<hub::PersonId> asked;
    std::set<hub::PersonId> under_way;
    for (const hub::Offer& offer : request.offers) {
        CAPTURE(offer.id.text, offer.state);
        // Only a coordinator asks somebody again, and nobody has two at a time.
        REQUIRE((asked.insert(offer.to).second || !offer.by_hand.empty()));
        const bool lives = is_open(offer.state) || offer.state == OfferState::accepted;
        if (lives) REQUIRE(under_way.insert(offer.to).second);
        REQUIRE(offer.to != request.resident);
        if (is_open(offer.state)) REQUIRE(request.state == RequestState::open);
        const hub::Volunteer& helper = volunteers.at(offer.to.text);
        const auto same = [&](const auto& entry) {
            return entry.offer == offer.id && entry.code == offer.code;
        };
        REQUIRE(std::count_if(helper.open_offers.begin(), helper.open_offers.end(), same) ==
                (is_open(offer.state) ? 1 : 0));
        REQUIRE(std::count_if(helper.tasks.begin(), helper.tasks.end(), same) ==
                (offer.state == OfferState::accepted ? 1 : 0));
        const auto resting =
            std::count_if(helper.resting_codes.begin(), helper.resting_codes.end(), same);
        REQUIRE(resting <= (lives ? 0 : 1));
    }
}

int World::asked_by_hand(const hub::PersonId& volunteer) const {
    int times = 0;
    for (const auto& [id, request] : requests) {
        times += static_cast<int>(std::count_if(
            request.offers.begin(), request.offers.end(), [&](const hub::Offer& offer) {
                return offer.to == volunteer && !offer.by_hand.empty();
            }));
    }
    return times;
}

void World::check_volunteer(const hub::Volunteer& volunteer) const {
    CAPTURE(volunteer.id.text);
    std::set<std::string> codes;
    const auto belongs = [&](const auto& entry) {
        REQUIRE(codes.insert(entry.code).second);
        const hub::Offer* offer = requests.at(entry.request.text).offer(entry.offer);
        REQUIRE(offer != nullptr);
        REQUIRE(offer->to == volunteer.id);
    };
    for (const auto& entry : volunteer.open_offers) belongs(entry);
    for (const auto& entry : volunteer.tasks) belongs(entry);
    for (const auto& entry : volunteer.resting_codes) {
        if (entry.until > now) belongs(entry);
    }
    REQUIRE(volunteer.asked_today <= volunteer.offers_per_day + asked_by_hand(volunteer.id));
}

void World::check() const {
    for (const auto& [id, request] : requests) check_request(request);
    for (const auto& [id, volunteer] : volunteers) check_volunteer(volunteer);
}

}  // namespace support
