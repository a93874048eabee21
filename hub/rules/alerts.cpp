#include "hub/rules/alerts.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>
#include <cctype>

namespace rules {

namespace {

// A letter and two digits: no code of an offer looks like it. Letters that are hard to mishear.
constexpr std::string_view code_letters = "BCDFGHJKMPRTVWXY";
constexpr std::string_view code_digits = "23456789";
constexpr std::size_t longest_outcome = 2000;

std::string fresh_code(Chance& chance) {
    return {chance.one_of(code_letters), chance.one_of(code_digits), chance.one_of(code_digits)};
}

bool was_told(const hub::Alert& alert, const hub::PersonId& person) {
    return std::find(alert.told.begin(), alert.told.end(), person) != alert.told.end();
}

void text(hub::Changes& changes, const Moment& moment, const hub::Alert& alert, const hub::PersonId& to, hub::Wording words) {
    hub::OutgoingMessage message = compose(moment, to, hub::Purpose::alert, std::move(words));
    message.about = alert.request;
    changes.send(std::move(message), moment.now);
}

// One phone, with the code that says "I have it".
void ring(hub::Changes& changes, const Moment& moment, hub::Alert& alert, const hub::PersonId& who) {
    if (alert.code.empty()) alert.code = fresh_code(moment.chance);
    text(changes, moment, alert, who, alert.notice);
    text(changes, moment, alert, who, wording(phrases::alert_code, {{"code", alert.code}}));
    alert.told.push_back(who);
    alert.told_at = moment.now;
    changes.timer(hub::record_id(alert.id), hub::TimerKind::escalate, moment.now + answers_within);
}

// The next phone: those on duty before the others. Empty: all were told.
hub::PersonId next_phone(const hub::Group& group, const hub::Alert& alert, hub::TimePoint now) {
    std::vector<hub::PersonId> phones = on_duty(group, now);
    phones.insert(phones.end(), group.coordinators.begin(), group.coordinators.end());
    const auto found = std::find_if(phones.begin(), phones.end(), [&](const auto& who) { return !was_told(alert, who); });
    return found == phones.end() ? hub::PersonId{} : *found;
}

hub::Changes of_alert(const hub::Versioned<hub::Alert>& before, const Moment& moment) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::record_id(before.value.id), before);
    changes.no_timer(hub::record_id(before.value.id), hub::TimerKind::escalate);
    return changes;
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
        if (covers && std::find(found.begin(), found.end(), duty.person) == found.end()) found.push_back(duty.person);
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

void tell_phones(hub::Changes& changes, const Moment& moment, const hub::Group& group, hub::Alert& alert) {
    const std::vector<hub::PersonId> duty = on_duty(group, moment.now);
    if (duty.empty()) {
        for (const hub::PersonId& coordinator : group.coordinators) text(changes, moment, alert, coordinator, alert.notice);
    } else if (must_be_answered(alert.kind)) {
        ring(changes, moment, alert, duty.front());
    } else {
        text(changes, moment, alert, duty.front(), alert.notice);
    }
}

hub::Changes escalate(const hub::Versioned<hub::Group>& group, const hub::Versioned<hub::Alert>& alert, const hub::PersonId& waiting,
                      const Moment& moment) {
    hub::Changes changes = of_alert(alert, moment);
    hub::Alert next = alert.value;
    if (alert.version == 0 || next.settled_at || !next.acknowledged_by.empty()) return changes;
    const hub::PersonId phone = next_phone(group.value, next, moment.now);
    changes.rests_on(hub::group_record(), group);
    if (!phone.empty()) {
        ring(changes, moment, next, phone);
        put(changes, std::move(next));
    } else if (!waiting.empty()) {
        hub::OutgoingMessage plain = compose(moment, waiting, hub::Purpose::news,
                                             wording(phrases::nobody_at_desk, {{"group", group.value.name}}));
        plain.about = next.request;
        changes.send(std::move(plain), moment.now);
    }
    return changes;
}

hub::Result<hub::Changes> acknowledge_alert(const hub::Versioned<hub::Alert>& alert, const hub::PersonId& who, const Moment& moment) {
    if (alert.version == 0) return hub::Refusal::not_found;
    if (alert.value.settled_at) return hub::Refusal::wrong_state;
    hub::Changes changes = of_alert(alert, moment);
    hub::Alert next = alert.value;
    next.acknowledged_by = who;
    put(changes, std::move(next));
    return changes;
}

hub::Result<hub::Changes> settle_alert(const hub::Versioned<hub::Alert>& alert, const hub::PersonId& who,
                                       const hub::SettleAlert& command, const Moment& moment) {
    if (alert.version == 0) return hub::Refusal::not_found;
    if (alert.value.settled_at) return hub::Refusal::wrong_state;
    if (command.outcome.reveal.size() > longest_outcome) return hub::Refusal::invalid;
    hub::Changes changes = of_alert(alert, moment);
    hub::Alert next = alert.value;
    next.settled_by = who;
    next.settled_at = moment.now;
    next.outcome = command.outcome;
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
    const bool is_code = last.size() == 3 && code_letters.find(last[0]) != std::string_view::npos && is_digit(last[1]) && is_digit(last[2]);
    return is_code ? last : std::string{};
}

}  // namespace rules
