#include "hub/rules/alerts.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace rules {

namespace {

// A letter and two digits: no code of an offer looks like it. Letters that are hard to mishear.
constexpr std::string_view code_letters = "BCDFGHJKMPRTVWXY";
constexpr std::string_view code_digits = "23456789";
constexpr std::size_t longest_outcome = 2000;

std::string fresh_code(Chance& chance) {
    return {chance.one_of(code_letters), chance.one_of(code_digits), chance.one_of(code_digits)};
}

int times_told(const hub::Alert& alert, const hub::PersonId& person) {
    return static_cast<int>(std::count(alert.told.begin(), alert.told.end(), person));
}

bool contains(const std::vector<hub::PersonId>& people, const hub::PersonId& person) {
    return std::find(people.begin(), people.end(), person) != people.end();
}

void text(hub::Changes& changes,
          const Moment& moment,
          const hub::Alert& alert,
          const hub::PersonId& to,
          hub::Wording words) {
    hub::OutgoingMessage message = compose(moment, to, hub::Purpose::alert, std::move(words));
    message.about = alert.request;
    changes.send(std::move(message), moment.now);
}

// One phone, with the code that says "I have it".
void ring(hub::Changes& changes,
          const Moment& moment,
          hub::Alert& alert,
          const hub::PersonId& who) {
    if (alert.code.empty()) alert.code = fresh_code(moment.chance);
    text(changes, moment, alert, who, alert.notice);
    text(changes, moment, alert, who, wording(phrases::alert_code, {{"code", alert.code}}));
    alert.told.push_back(who);
    alert.told_at = moment.now;
}

// Whom it may go to, in this order: on duty now, on duty next, then everybody else.
std::vector<hub::PersonId> phones_of(const hub::Group& group, hub::TimePoint now) {
    std::vector<hub::PersonId> phones = on_duty(group, now);
    std::vector<hub::Duty> later = group.duties;
    std::stable_sort(later.begin(), later.end(), [](const auto& one, const auto& other) {
        return one.from < other.from;
    });
    for (const hub::Duty& duty : later) {
        if (duty.from > now && !contains(phones, duty.person)) phones.push_back(duty.person);
    }
    for (const hub::PersonId& coordinator : group.coordinators) {
        if (!contains(phones, coordinator)) phones.push_back(coordinator);
    }
    return phones;
}

// The one that was told least often, of those the first. Empty: there is no phone.
hub::PersonId next_phone(const hub::Group& group, const hub::Alert& alert, hub::TimePoint now) {
    const std::vector<hub::PersonId> phones = phones_of(group, now);
    const auto found =
        std::min_element(phones.begin(), phones.end(), [&](const auto& one, const auto& other) {
            return times_told(alert, one) < times_told(alert, other);
        });
    return found == phones.end() ? hub::PersonId{} : *found;
}

// Who waits for somebody to look after it; empty: nobody does.
hub::PersonId waits_for(const hub::Alert& alert, const hub::Request* about) {
    if (about == nullptr || alert.kind == hub::AlertKind::worried) return alert.person;
    return about->resident;
}

// The request's end has settled what the alert was about.
bool is_moot(const hub::Alert& alert, const hub::Request* about) {
    const bool of_the_search =
        alert.kind == hub::AlertKind::overdue || alert.kind == hub::AlertKind::nobody_found;
    return of_the_search && about != nullptr &&
           (about->state == hub::RequestState::closed ||
            about->state == hub::RequestState::cancelled);
}

void tell_plainly(hub::Changes& changes,
                  const hub::Group& group,
                  const hub::Alert& alert,
                  const hub::PersonId& waiting,
                  const Moment& moment) {
    if (waiting.empty()) return;
    hub::OutgoingMessage plain = compose(moment,
                                         waiting,
                                         hub::Purpose::safety,
                                         wording(phrases::nobody_at_desk, {{"group", group.name}}));
    plain.about = alert.request;
    changes.send(std::move(plain), moment.now);
}

hub::Changes of_alert(const hub::Versioned<hub::Alert>& before, const Moment& moment) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::record_id(before.value.id), before);
    changes.no_timer(hub::record_id(before.value.id), hub::TimerKind::escalate);
    return changes;
}

// Said on the telephone: the text that the call stands for has arrived.
void tick_off(hub::Changes& changes,
              const hub::Versioned<hub::OutgoingMessage>& told,
              const Moment& moment) {
    if (told.version == 0 || !may_become(told.value.state, hub::MessageState::delivered)) return;
    hub::OutgoingMessage said = told.value;
    said.state = hub::MessageState::delivered;
    said.moved_at = moment.now;
    changes.rests_on(hub::record_id(said.id), told);
    changes.announce(hub::MessageMoved{.message = said.id, .to = said.to, .state = said.state});
    changes.put(std::move(said));
}

hub::Changes& put(hub::Changes& changes, hub::Alert next) {
    changes.announce(hub::AlertChanged{.alert = next.id, .kind = next.kind});
    return changes.put(std::move(next));
}

}  // namespace

std::vector<hub::PersonId> on_duty(const hub::Group& group, hub::TimePoint now) {
    std::vector<hub::PersonId> found;
    for (const hub::Duty& duty : group.duties) {
        const bool covers = duty.from <= now && now < duty.until;
        if (covers && std::find(found.begin(), found.end(), duty.person) == found.end())
            found.push_back(duty.person);
    }
    return found;
}

bool must_be_answered(hub::AlertKind kind) {
    switch (kind) {
        case hub::AlertKind::danger:
        case hub::AlertKind::overdue:
        case hub::AlertKind::nobody_found:
        case hub::AlertKind::no_answer_at_door:
        case hub::AlertKind::worried:
        case hub::AlertKind::budget_reached: return true;
        default: return false;
    }
}

void tell_phones(hub::Changes& changes,
                 const Moment& moment,
                 const hub::Group& group,
                 hub::Alert& alert) {
    std::vector<hub::PersonId> phones = on_duty(group, moment.now);
    if (phones.size() > 1) phones.resize(1);
    if (phones.empty()) phones = group.coordinators;
    const bool answered = must_be_answered(alert.kind);
    for (const hub::PersonId& phone : phones) {
        if (answered) {
            ring(changes, moment, alert, phone);
        } else {
            text(changes, moment, alert, phone, alert.notice);
        }
    }
    if (answered)
        changes.timer(
            hub::record_id(alert.id), hub::TimerKind::escalate, moment.now + answers_within);
}

hub::Changes escalate(const hub::Versioned<hub::Group>& group,
                      const hub::Versioned<hub::Alert>& alert,
                      const hub::Request* about,
                      const Moment& moment) {
    hub::Changes changes = of_alert(alert, moment);
    hub::Alert next = alert.value;
    if (alert.version == 0 || next.settled_at || !next.acknowledged_by.empty() ||
        is_moot(next, about))
        return changes;
    changes.rests_on(hub::group_record(), group);
    const hub::RecordId id = hub::record_id(next.id);
    const hub::PersonId phone = next_phone(group.value, next, moment.now);
    const int rounds = phone.empty() ? most_rounds : times_told(next, phone);
    const bool rested = next.told_at && moment.now >= *next.told_at + rests_between;
    const bool goes_round = !next.told.empty() && times_told(next, next.told.back()) > rounds;
    if (rounds == 0 || (rounds < most_rounds && (rested || goes_round))) {
        ring(changes, moment, next, phone);
        changes.timer(id, hub::TimerKind::escalate, moment.now + answers_within);
        put(changes, std::move(next));
        return changes;
    }
    if (rounds == 1 || phone.empty())
        tell_plainly(changes, group.value, next, waits_for(next, about), moment);
    if (rounds < most_rounds)
        changes.timer(id, hub::TimerKind::escalate, *next.told_at + rests_between);
    return changes;
}

hub::Result<hub::Changes> acknowledge_alert(const hub::Versioned<hub::Alert>& alert,
                                            const hub::PersonId& who,
                                            const Moment& moment) {
    if (alert.version == 0) return hub::Refusal::not_found;
    if (alert.value.settled_at) return hub::Refusal::wrong_state;
    hub::Changes changes = of_alert(alert, moment);
    hub::Alert next = alert.value;
    next.acknowledged_by = who;
    put(changes, std::move(next));
    return changes;
}

hub::Result<hub::Changes> settle_alert(const hub::Versioned<hub::Alert>& alert,
                                       const hub::Versioned<hub::OutgoingMessage>& told,
                                       const hub::PersonId& who,
                                       const hub::SettleAlert& command,
                                       const Moment& moment) {
    if (alert.version == 0) return hub::Refusal::not_found;
    if (alert.value.settled_at) return hub::Refusal::wrong_state;
    if (command.outcome.reveal.size() > longest_outcome) return hub::Refusal::invalid;
    hub::Changes changes = of_alert(alert, moment);
    hub::Alert next = alert.value;
    next.settled_by = who;
    next.settled_at = moment.now;
    next.outcome = command.outcome;
    if (next.kind == hub::AlertKind::ring) tick_off(changes, told, moment);
    changes.timer(hub::record_id(next.id), hub::TimerKind::forget, moment.now + settled_kept);
    put(changes, std::move(next));
    return changes;
}

std::string alert_code_in(std::string_view said) {
    constexpr std::size_t longest = 24;  // more is not just a code
    if (said.size() > longest) return {};
    std::string last;
    bool inside = false;
    for (const char c : said) {
        const auto byte = static_cast<unsigned char>(c);
        const bool belongs = std::isalnum(byte) != 0;
        if (belongs && !inside) last.clear();
        if (belongs) last += static_cast<char>(std::toupper(byte));
        inside = belongs;
    }
    const auto is_digit = [](char c) { return code_digits.find(c) != std::string_view::npos; };
    const bool is_code = last.size() == 3 && code_letters.find(last[0]) != std::string_view::npos &&
                         is_digit(last[1]) && is_digit(last[2]);
    return is_code ? last : std::string{};
}

const hub::Alert* alert_of_code(const std::vector<hub::Alert>& alerts,
                                const hub::PersonId& who,
                                std::string_view code) {
    const auto key = [](const hub::Alert& alert) {
        return std::tuple(!alert.settled_at, alert.acknowledged_by.empty(), alert.raised_at);
    };
    const hub::Alert* best = nullptr;
    for (const hub::Alert& alert : alerts) {
        if (alert.code != code || times_told(alert, who) == 0) continue;
        if (best == nullptr || key(*best) < key(alert)) best = &alert;
    }
    return best;
}

}  // namespace rules
