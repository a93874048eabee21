#include "hub/rules/opening.hpp"

#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"
#include "hub/rules/intake.hpp"

#include <algorithm>

namespace rules {

namespace {

constexpr std::chrono::hours next_day{24};
constexpr std::chrono::hours from_now_on{48};  // where a page names no window

// Letters and digits that are hard to mishear on a phone.
constexpr std::string_view reference_characters = "BCDFGHJKMPQRTVWXY346789";

std::string reference(Chance& chance) {
    std::string text;
    for (int i = 0; i < 5; ++i) text += chance.one_of(reference_characters);
    return text;
}

std::string level_of(const hub::Place& place) {
    return place.level == hub::PlaceLevel::district ? "district" : "sector";
}

void confirm(Turn& turn, hub::Request& request) {
    Values values = window_values(turn.moment, request.window);
    values["group"] = turn.group.name;
    values["need"] = request.need.text;
    values["place"] = request.place.name;
    values["level"] = level_of(request.place);
    values["reference"] = request.reference;
    if (turn.group.paused_since) {
        values = {{"group", turn.group.name},
                  {"need", request.need.text},
                  {"reference", request.reference}};
        turn.say(wording(phrases::kept_while_paused, std::move(values)), hub::Purpose::news);
        request.told_waiting_at = turn.moment.now;
        return;
    }
    values.erase("group");
    turn.say(wording(phrases::confirmed, std::move(values)), hub::Purpose::news);
}

void tell_what_is_kept(Turn& turn) {
    if (turn.person.told_privacy_at) return;
    turn.say(wording(phrases::privacy, {{"group", turn.group.name}}), hub::Purpose::news);
    turn.person.told_privacy_at = turn.moment.now;
}

// What a stranger says of somebody who is known changes nothing about them.
void get_to_know(hub::Person& person, const Opening& opening, bool is_new, hub::TimePoint now) {
    const hub::OpenRequest& told = opening.command;
    if (is_new) {
        person.channel = opening.reachable.channel;
        person.number = opening.reachable.number;
        person.address = opening.reachable.address;
        person.language = told.language;
        person.since = now;
    }
    if (!has_role(person, hub::Role::resident)) person.roles.push_back(hub::Role::resident);
    if (person.name.empty() || (opening.own_word && !told.name.empty())) person.name = told.name;
    if (!is_new && !opening.own_word) return;
    person.place = opening.place;
    if (!told.street.empty()) person.street = told.street;
}

hub::Request request_of(const Opening& opening,
                        const hub::PersonId& resident,
                        const Moment& moment) {
    const hub::OpenRequest& told = opening.command;
    hub::Request request;
    request.id = {moment.chance.id()};
    request.resident = resident;
    request.created_at = moment.now;
    request.channel = opening.came;
    request.introducer = told.introducer;
    request.need = told.need;
    request.words = told.words;
    request.street = told.street;
    request.place = opening.place;
    request.window =
        told.window.value_or(hub::Window{.from = moment.now, .until = moment.now + from_now_on});
    request.urgency = told.urgency;
    request.helpers_wanted = told.helpers_wanted;
    request.who_pays = told.who_pays;
    return request;
}

}  // namespace

bool wants_a_door(const hub::Need& need) {
    return need.text != "call";
}
bool costs_money(const hub::Need& need) {
    return need.text == "shopping";
}

bool is_outside(const hub::Group& group, const hub::Place& place) {
    if (!group.area.known() || group.area.radius.value <= 0) return false;
    const double slack = place.radius.value;
    return matching::distance(group.area.centre, place.centre).value >
           group.area.radius.value + slack;
}

void make_open(Turn& turn, hub::Request& request) {
    const hub::TimePoint now = turn.moment.now;
    if (request.window.until <= now) request.window = {.from = now, .until = now + next_day};
    request.reference = reference(turn.moment.chance);
    request.doorstep_word = doorstep_word(turn.moment.chance);
    request.state = hub::RequestState::open;
    request.opened_at = now;
    turn.changes.timer(hub::record_id(request.id), hub::TimerKind::dispatch, now);
    turn.changes.no_timer(hub::record_id(request.id), hub::TimerKind::follow_up);
    confirm(turn, request);
    tell_what_is_kept(turn);
}

hub::Result<hub::Changes> open_request(const Standing& standing,
                                       const Moment& moment,
                                       const Opening& opening) {
    if (standing.person.value.blocked) return hub::Refusal::not_allowed;
    if (standing.person.value.stopped) return hub::Refusal::stopped;
    const std::size_t limit = opening.by_desk ? max_requests_by_desk : max_requests_per_resident;
    if (standing.talk.value.requests.size() >= limit) return hub::Refusal::full;

    Turn turn(standing, moment);
    turn.talk.question =
        standing.talk.value.question;  // what they were asked by text still waits for an answer
    get_to_know(turn.person, opening, standing.person.version == 0, moment.now);
    hub::Request request = request_of(opening, turn.person.id, moment);
    turn.take_up(request.id);
    make_open(turn, request);
    turn.changes.announce(hub::RequestMoved{.request = request.id, .state = request.state});
    turn.changes.answer = {request.id.text};
    turn.changes.put(std::move(request));
    return turn.finish();
}

hub::Changes hold_request(const Standing& standing,
                          const Moment& moment,
                          const Opening& opening,
                          const std::string& danger) {
    Turn turn(standing, moment);
    turn.talk.question = standing.talk.value.question;
    get_to_know(turn.person, opening, standing.person.version == 0, moment.now);
    hub::Changes changes = hold_danger(standing.group,
                                       moment,
                                       {.person = turn.person.id,
                                        .number = turn.person.number,
                                        .words = opening.command.words,
                                        .danger = danger});
    changes.join(turn.finish());
    changes.answer = {"danger"};
    return changes;
}

hub::Changes take_up_again(const hub::Versioned<hub::Conversation>& talk,
                           const hub::PersonId& resident,
                           const hub::RequestId& request) {
    hub::Changes changes;
    changes.rests_on(hub::conversation_record(resident), talk);
    hub::Conversation next = talk.value;
    next.person = resident;
    auto& requests = next.requests;
    if (std::find(requests.begin(), requests.end(), request) != requests.end()) return changes;
    if (requests.size() >= max_requests_by_desk) requests.erase(requests.begin());
    requests.push_back(request);
    changes.put(std::move(next));
    return changes;
}

}  // namespace rules
