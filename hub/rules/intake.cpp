#include "hub/rules/intake.hpp"

#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>

namespace rules {

namespace {

using hub::Question;

constexpr std::chrono::hours default_window{24};
constexpr std::chrono::hours draft_waits{12};
constexpr int patience = 3;

// Letters and digits that are hard to mishear on a phone.
constexpr std::string_view reference_characters = "BCDFGHJKMPQRTVWXY346789";

std::string reference(Chance& chance) {
    std::string text;
    for (int i = 0; i < 5; ++i) text += chance.one_of(reference_characters);
    return text;
}

bool wants_a_door(const hub::Need& need) { return need.text != "call"; }
bool costs_money(const hub::Need& need) { return need.text == "shopping"; }

// One step of a dialogue: working copies of what it may change.
class Dialogue {
public:
    Dialogue(const Standing& standing, const Moment& moment)
        : group(standing.group.value), person(standing.person.value), talk(standing.talk.value), moment(moment), before_(standing) {
        talk.person = person.id;
        talk.heard_at = moment.now;
        talk.question = Question::nothing;
        changes.at = moment.now;
        changes.rests_on(hub::group_record(), standing.group);
        changes.rests_on(hub::person_record(person.id), standing.person);
        changes.rests_on(hub::conversation_record(person.id), standing.talk);
    }

    const hub::Group& group;
    hub::Person person;
    hub::Conversation talk;
    const Moment& moment;
    hub::Changes changes;

    void say(hub::Wording words, hub::Purpose purpose = hub::Purpose::reply) {
        hub::OutgoingMessage message = compose(moment, person.id, purpose, std::move(words));
        message.about = talk.request;
        changes.send(std::move(message), moment.now);
    }

    void ask(Question question, hub::Wording words) {
        talk.question = question;
        say(std::move(words));
    }

    hub::Changes finish() {
        if (before_.person.version == 0 || !(person == before_.person.value)) changes.put(person).announce(hub::PersonChanged{person.id});
        changes.put(talk);
        return std::move(changes);
    }

private:
    const Standing& before_;
};

void take_place(Dialogue& dialogue, hub::Request& request, const Told& told) {
    if (told.place) {
        request.place = *told.place;
        dialogue.person.place = *told.place;
    } else if (!request.place.known() && told.unknown_postcode.empty() && told.unreadable_postcode.empty()) {
        request.place = dialogue.person.place;  // as in their last request
    }
}

void take_street(Dialogue& dialogue, hub::Request& request, const Told& told) {
    if (!told.street.empty()) {
        request.street = told.street;
        dialogue.person.street = told.street;
    } else if (request.street.empty() && !told.place) {
        request.street = dialogue.person.street;  // still at the address of their last request
    }
}

void take(Dialogue& dialogue, hub::Request& request, const Told& told) {
    if (request.need.empty() && !told.needs.empty()) {
        request.need = told.needs.front();
        request.words = told.words;
    }
    take_place(dialogue, request, told);
    take_street(dialogue, request, told);
    if (!told.name.empty()) dialogue.person.name = told.name;
    if (told.window) request.window = *told.window;
    if (told.urgency == hub::Urgency::urgent) request.urgency = told.urgency;
    const auto& payments = dialogue.group.payments;
    if (told.who_pays && std::find(payments.begin(), payments.end(), *told.who_pays) != payments.end()) {
        request.who_pays = *told.who_pays;
    }
}

bool is_outside(const hub::Group& group, const hub::Place& place) {
    if (!group.area.known() || group.area.radius.value <= 0) return false;
    const double slack = place.radius.value;
    return matching::distance(group.area.centre, place.centre).value > group.area.radius.value + slack;
}

// The first thing that is missing is asked for. False: nothing is.
bool ask_for_place(Dialogue& dialogue, hub::Request& request, const Told& told) {
    const hub::Wording unreadable = wording(phrases::postcode_unreadable, {{"written", told.unreadable_postcode}});
    const hub::Wording unknown = wording(phrases::postcode_unknown, {{"written", told.unknown_postcode}});
    if (request.place.known() && is_outside(dialogue.group, request.place)) {
        const Values values{{"group", dialogue.group.name}, {"place", request.place.name}};
        request.place = {};
        request.street = {};  // of the place outside
        dialogue.person.place = {};
        dialogue.person.street = {};
        dialogue.ask(Question::postcode, wording(phrases::outside_area, values));
        return true;
    }
    if (request.place.known()) return false;
    if (!told.unreadable_postcode.empty()) {
        dialogue.ask(Question::postcode, unreadable);
    } else if (!told.unknown_postcode.empty()) {
        dialogue.ask(Question::postcode, unknown);
    } else {
        dialogue.ask(Question::postcode, wording(phrases::ask_postcode, {{"need", request.need.text}}));
    }
    return true;
}

bool ask_for_missing(Dialogue& dialogue, hub::Request& request, const Told& told) {
    if (request.need.empty()) {
        dialogue.ask(Question::need, wording(phrases::ask_need, {{"group", dialogue.group.name}, {"needs", names_of(dialogue.group.needs)}}));
        return true;
    }
    if (ask_for_place(dialogue, request, told)) return true;
    if (wants_a_door(request.need) && request.street.empty()) {
        dialogue.ask(Question::street, wording(phrases::ask_street, {{"place", request.place.name}}));
        return true;
    }
    if (dialogue.person.name.empty()) {
        dialogue.ask(Question::name, wording(phrases::ask_name, {}));
        return true;
    }
    if (costs_money(request.need) && request.who_pays == hub::WhoPays::unasked && !dialogue.group.payments.empty()) {
        dialogue.ask(Question::who_pays,
                     wording(phrases::ask_who_pays, {{"payments", keys_of(dialogue.group.payments)},
                                                     {"limit", std::to_string(dialogue.group.spending_limit_pence)}}));
        return true;
    }
    return false;
}

std::string level_of(const hub::Place& place) { return place.level == hub::PlaceLevel::district ? "district" : "sector"; }

void confirm(Dialogue& dialogue, const hub::Request& request) {
    Values values = window_values(dialogue.moment, request.window);
    values["need"] = request.need.text;
    values["place"] = request.place.name;
    values["level"] = level_of(request.place);
    values["reference"] = request.reference;
    dialogue.say(wording(phrases::confirmed, std::move(values)), hub::Purpose::news);
    if (!dialogue.person.told_privacy_at) {
        dialogue.say(wording(phrases::privacy, {{"group", dialogue.group.name}}), hub::Purpose::news);
        dialogue.person.told_privacy_at = dialogue.moment.now;
    }
}

void open(Dialogue& dialogue, hub::Request& request) {
    const hub::TimePoint now = dialogue.moment.now;
    if (request.window.until <= now) request.window = {.from = now, .until = now + default_window};
    request.reference = reference(dialogue.moment.chance);
    request.doorstep_word = doorstep_word(dialogue.moment.chance);
    request.state = hub::RequestState::open;
    request.opened_at = now;
    dialogue.changes.timer(hub::record_id(request.id), hub::TimerKind::dispatch, now);
    dialogue.changes.no_timer(hub::record_id(request.id), hub::TimerKind::follow_up);
    confirm(dialogue, request);
}

hub::Request begin(Dialogue& dialogue, const hub::Versioned<hub::Request>& draft) {
    if (draft.version != 0) return draft.value;
    hub::Request request;
    request.id = {dialogue.moment.chance.id()};
    request.resident = dialogue.person.id;
    request.created_at = dialogue.moment.now;
    return request;
}

void remember(hub::Conversation& talk, const hub::RequestId& request) {
    talk.request = request;
    if (std::find(talk.requests.begin(), talk.requests.end(), request) == talk.requests.end()) talk.requests.push_back(request);
}

bool no_more_at_once(Dialogue& dialogue, const hub::Versioned<hub::Request>& draft, const Told& told) {
    if (draft.version != 0 || dialogue.talk.requests.size() < max_requests_per_resident) return false;
    dialogue.say(wording(phrases::too_many_requests, {{"group", dialogue.group.name}}));
    raise_alert(dialogue.changes, dialogue.moment, dialogue.group,
                {.kind = hub::AlertKind::not_understood, .person = dialogue.person.id, .words = told.words},
                wording(phrases::alert_not_understood, {{"group", dialogue.group.name}}));
    return true;
}

}  // namespace

hub::Changes hear_request(const Standing& standing, const hub::Versioned<hub::Request>& draft, const Moment& moment, const Told& told) {
    Dialogue dialogue(standing, moment);
    dialogue.talk.misunderstood = 0;
    if (no_more_at_once(dialogue, draft, told)) return dialogue.finish();

    hub::Request request = begin(dialogue, draft);
    if (draft.version != 0) dialogue.changes.rests_on(hub::record_id(request.id), draft);
    remember(dialogue.talk, request.id);
    take(dialogue, request, told);
    if (ask_for_missing(dialogue, request, told)) {
        dialogue.changes.timer(hub::record_id(request.id), hub::TimerKind::follow_up, moment.now + draft_waits);
    } else {
        open(dialogue, request);
    }
    std::vector<hub::Need> others = told.needs;
    others.erase(std::remove(others.begin(), others.end(), request.need), others.end());
    if (!others.empty()) {
        dialogue.say(wording(phrases::another_later, {{"needs", names_of(others)}}));
    }
    dialogue.changes.announce(hub::RequestMoved{.request = request.id, .state = request.state});
    dialogue.changes.put(std::move(request));
    return dialogue.finish();
}

hub::Changes answer(const Standing& standing, const Moment& moment, hub::Wording words, hub::Question question,
                    const hub::RequestId& about) {
    Dialogue dialogue(standing, moment);
    if (!about.empty()) dialogue.talk.request = about;
    dialogue.talk.misunderstood = 0;
    dialogue.ask(question, std::move(words));
    return dialogue.finish();
}

hub::Changes remember(const Standing& standing, const Moment& moment) {
    Dialogue dialogue(standing, moment);
    dialogue.talk.misunderstood = 0;
    return dialogue.finish();
}

hub::Changes heard_after_stop(const Standing& standing, const Moment& moment, const hub::MessageText& words) {
    Dialogue dialogue(standing, moment);
    raise_alert(dialogue.changes, moment, dialogue.group,
                {.kind = hub::AlertKind::not_understood, .person = dialogue.person.id, .words = words},
                wording(phrases::alert_not_understood, {{"group", dialogue.group.name}}));
    return dialogue.finish();
}

hub::Changes not_understood(const Standing& standing, const Moment& moment, const hub::MessageText& words) {
    Dialogue dialogue(standing, moment);
    dialogue.talk.question = standing.talk.value.question;
    ++dialogue.talk.misunderstood;
    const Values about{{"group", dialogue.group.name}};
    if (dialogue.talk.misunderstood < patience) {
        dialogue.say(wording(phrases::not_understood, about));
        return dialogue.finish();
    }
    dialogue.talk.misunderstood = 0;
    dialogue.say(wording(phrases::with_a_person, about));
    raise_alert(dialogue.changes, moment, dialogue.group,
                {.kind = hub::AlertKind::not_understood, .person = dialogue.person.id, .words = words},
                wording(phrases::alert_not_understood, about));
    return dialogue.finish();
}

}  // namespace rules
