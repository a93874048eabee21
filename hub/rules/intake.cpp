#include "hub/rules/intake.hpp"

#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"
#include "hub/rules/people.hpp"

#include <algorithm>

namespace rules {

namespace {

using hub::Question;

constexpr std::chrono::hours draft_waits{12};
constexpr int patience = 3;

void take_place(Turn& turn, hub::Request& request, const Told& told) {
    if (told.place) {
        request.place = *told.place;
        turn.person.place = *told.place;
    } else if (!request.place.known() && told.unknown_postcode.empty() &&
               told.unreadable_postcode.empty()) {
        request.place = turn.person.place;  // as in their last request
    }
}

void take_street(Turn& turn, hub::Request& request, const Told& told) {
    if (!told.street.empty()) {
        request.street = told.street;
        turn.person.street = told.street;
    } else if (request.street.empty() && !told.place) {
        request.street = turn.person.street;  // still at the address of their last request
    }
}

void take(Turn& turn, hub::Request& request, const Told& told) {
    if (request.need.empty() && !told.needs.empty()) {
        request.need = told.needs.front();
        request.words = told.words;
    }
    take_place(turn, request, told);
    take_street(turn, request, told);
    if (!told.name.empty()) turn.person.name = told.name;
    if (told.window) request.window = *told.window;
    if (told.urgency == hub::Urgency::urgent) request.urgency = told.urgency;
    const auto& payments = turn.group.payments;
    if (told.who_pays &&
        std::find(payments.begin(), payments.end(), *told.who_pays) != payments.end()) {
        request.who_pays = *told.who_pays;
    }
}

// The first thing that is missing is asked for. False: nothing is.
bool ask_for_place(Turn& turn, hub::Request& request, const Told& told) {
    const hub::Wording unreadable =
        wording(phrases::postcode_unreadable, {{"written", told.unreadable_postcode}});
    const hub::Wording unknown =
        wording(phrases::postcode_unknown, {{"written", told.unknown_postcode}});
    if (request.place.known() && is_outside(turn.group, request.place)) {
        const Values values{{"group", turn.group.name}, {"place", request.place.name}};
        request.place = {};
        request.street = {};  // of the place outside
        turn.person.place = {};
        turn.person.street = {};
        turn.ask(Question::postcode, wording(phrases::outside_area, values));
        return true;
    }
    if (request.place.known()) return false;
    if (!told.unreadable_postcode.empty()) {
        turn.ask(Question::postcode, unreadable);
    } else if (!told.unknown_postcode.empty()) {
        turn.ask(Question::postcode, unknown);
    } else {
        turn.ask(Question::postcode, wording(phrases::ask_postcode, {{"need", request.need.text}}));
    }
    return true;
}

bool ask_for_missing(Turn& turn, hub::Request& request, const Told& told) {
    if (request.need.empty()) {
        turn.ask(Question::need,
                 wording(phrases::ask_need,
                         {{"group", turn.group.name}, {"needs", names_of(turn.group.needs)}}));
        return true;
    }
    if (ask_for_place(turn, request, told)) return true;
    if (wants_a_door(request.need) && request.street.empty()) {
        turn.ask(Question::street, wording(phrases::ask_street, {{"place", request.place.name}}));
        return true;
    }
    if (turn.person.name.empty()) {
        turn.ask(Question::name, wording(phrases::ask_name, {}));
        return true;
    }
    if (costs_money(request.need) && request.who_pays == hub::WhoPays::unasked &&
        !turn.group.payments.empty()) {
        turn.ask(Question::who_pays,
                 wording(phrases::ask_who_pays,
                         {{"payments", keys_of(turn.group.payments)},
                          {"limit", std::to_string(turn.group.spending_limit_pence)}}));
        return true;
    }
    return false;
}

hub::Request begin(Turn& turn, const hub::Versioned<hub::Request>& draft) {
    if (draft.version != 0) return draft.value;
    hub::Request request;
    request.id = {turn.moment.chance.id()};
    request.resident = turn.person.id;
    request.created_at = turn.moment.now;
    request.channel = turn.person.channel;
    return request;
}

bool no_more_at_once(Turn& turn, const hub::Versioned<hub::Request>& draft, const Told& told) {
    if (draft.version != 0 || turn.talk.requests.size() < max_requests_per_resident) return false;
    turn.say(wording(phrases::too_many_requests, {{"group", turn.group.name}}));
    raise_alert(
        turn.changes,
        turn.moment,
        turn.group,
        {.kind = hub::AlertKind::not_understood, .person = turn.person.id, .words = told.words},
        wording(phrases::alert_not_understood, {{"group", turn.group.name}}));
    return true;
}

}  // namespace

hub::Changes hear_request(const Standing& standing,
                          const hub::Versioned<hub::Request>& draft,
                          const Moment& moment,
                          const Told& told) {
    Turn turn(standing, moment);
    turn.talk.misunderstood = 0;
    if (no_more_at_once(turn, draft, told)) return turn.finish();

    hub::Request request = begin(turn, draft);
    if (draft.version != 0) turn.changes.rests_on(hub::record_id(request.id), draft);
    turn.take_up(request.id);
    take(turn, request, told);
    if (ask_for_missing(turn, request, told)) {
        turn.changes.timer(
            hub::record_id(request.id), hub::TimerKind::follow_up, moment.now + draft_waits);
    } else {
        make_open(turn, request);
    }
    std::vector<hub::Need> others = told.needs;
    others.erase(std::remove(others.begin(), others.end(), request.need), others.end());
    if (!others.empty()) {
        turn.say(wording(phrases::another_later, {{"needs", names_of(others)}}));
    }
    turn.changes.announce(hub::RequestMoved{.request = request.id, .state = request.state});
    turn.changes.put(std::move(request));
    return turn.finish();
}

hub::Changes answer(const Standing& standing,
                    const Moment& moment,
                    hub::Wording words,
                    hub::Question question,
                    const hub::RequestId& about) {
    Turn turn(standing, moment);
    if (!about.empty()) turn.talk.request = about;
    turn.talk.misunderstood = 0;
    turn.ask(question, std::move(words));
    return turn.finish();
}

hub::Changes remember(const Standing& standing, const Moment& moment) {
    Turn turn(standing, moment);
    turn.talk.misunderstood = 0;
    return turn.finish();
}

hub::Changes heard_after_stop(const Standing& standing,
                              const Moment& moment,
                              const hub::MessageText& words) {
    Turn turn(standing, moment);
    raise_alert(turn.changes,
                moment,
                turn.group,
                {.kind = hub::AlertKind::not_understood, .person = turn.person.id, .words = words},
                wording(phrases::alert_not_understood, {{"group", turn.group.name}}));
    return turn.finish();
}

hub::Changes heard_for_the_desk(const Standing& standing, const Moment& moment) {
    Turn turn(standing, moment);
    turn.talk.question = standing.talk.value.question;
    if (is_held(turn.talk, moment.now)) turn.talk.held_until = moment.now + held_for;
    return turn.finish();
}

hub::Changes not_understood(const Standing& standing,
                            const Moment& moment,
                            const hub::MessageText& words) {
    Turn turn(standing, moment);
    turn.talk.question = standing.talk.value.question;
    ++turn.talk.misunderstood;
    const Values about{{"group", turn.group.name}};
    if (turn.talk.misunderstood < patience) {
        turn.say(wording(phrases::not_understood, about));
        return turn.finish();
    }
    turn.talk.misunderstood = 0;
    turn.say(wording(phrases::with_a_person, about));
    raise_alert(turn.changes,
                moment,
                turn.group,
                {.kind = hub::AlertKind::not_understood, .person = turn.person.id, .words = words},
                wording(phrases::alert_not_understood, about));
    return turn.finish();
}

}  // namespace rules
