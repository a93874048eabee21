#include "hub/rules/sign_in.hpp"

#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"
#include "hub/rules/session.hpp"
#include "hub/rules/sign_in_words.hpp"

namespace rules {

namespace {

constexpr std::chrono::hours counted_for{1};

// How often in the hour that is counted; a clock that was fast keeps nobody waiting.
hub::SignInCode counted(hub::SignInCode code, const hub::PersonId& of, hub::TimePoint now) {
    code.person = of;
    if (code.asked_since <= now && now < code.asked_since + counted_for) return code;
    code.asked_since = now;
    code.asked = 0;
    return code;
}

void keep(hub::Changes& changes, hub::SignInCode code) {
    const hub::TimePoint due = std::max(code.expires_at, code.asked_since + counted_for);
    changes.timer(sign_in_code_record(code.person), hub::TimerKind::forget, due);
    changes.put(std::move(code));
}

hub::Changes begun(const char* action, const std::string& actor, const Moment& moment) {
    hub::Changes changes;
    changes.actor = actor;
    changes.action = action;
    changes.at = moment.now;
    return changes;
}

// Rests on nothing: two at once need not wait for each other.
hub::Changes blank(const CodeFile& file, const char* action, const Moment& moment) {
    if (file.group.version == 0) return {};
    hub::SignInCode count = counted(file.nobody.value, nobody, moment.now);
    if (count.asked >= blanks_per_hour) return {};
    ++count.asked;
    hub::Changes changes = begun(action, "guest", moment);
    keep(changes, std::move(count));
    return changes;
}

bool may_get_code(const CodeFile& file, bool stopped) {
    const hub::Person& person = file.person.value;
    return file.group.version != 0 && file.person.version != 0 && !person.blocked &&
           !person.stopped && !stopped && !roles_for(person, hub::Proof::code).empty();
}

void send_code(hub::Changes& changes,
               const CodeFile& file,
               const FreshCode& fresh,
               const Moment& moment) {
    hub::OutgoingMessage message = compose(
        moment,
        file.person.value.id,
        hub::Purpose::news,
        wording(phrases::sign_in_code,
                {{"group", file.group.value.name}, {"code", fresh.code}, {"link", fresh.link}}));
    message.useful_until = moment.now + code_lasts;
    changes.send(std::move(message), moment.now);
}

void alert_codes(hub::Changes& changes, const hub::Group& group, const Moment& moment) {
    raise_alert(changes,
                moment,
                group,
                {.kind = hub::AlertKind::budget_reached},
                wording(phrases::alert_codes, {{"group", group.name}}));
}

bool is_open(const hub::Versioned<hub::SignInCode>& code,
             const std::string& attempt,
             hub::TimePoint now) {
    return code.version != 0 && !code.value.fingerprint.empty() && code.value.tries_left > 0 &&
           now < code.value.expires_at && same_secret(code.value.attempt, attempt);
}

}  // namespace

hub::Changes ask_code(const CodeFile& file,
                      const FreshCode& fresh,
                      bool stopped,
                      int group_limit,
                      const Moment& moment) {
    if (!may_get_code(file, stopped)) return blank(file, "ask_code", moment);
    const hub::Person& person = file.person.value;
    hub::SignInCode code = counted(file.code.value, person.id, moment.now);
    hub::SignInCode all = counted(file.everybody.value, everybody, moment.now);
    if (code.asked >= codes_per_hour || all.asked >= group_limit)
        return blank(file, "ask_code", moment);

    ++code.asked;
    ++all.asked;
    code.attempt = fresh.attempt;
    code.fingerprint = fresh.fingerprint;
    code.tries_left = tries_per_code;
    code.expires_at = moment.now + code_lasts;
    hub::Changes changes = begun("ask_code", person.id.text, moment);
    changes.rests_on(hub::person_record(person.id), file.person);
    changes.rests_on(sign_in_code_record(person.id), file.code);
    changes.rests_on(sign_in_code_record(everybody), file.everybody);
    send_code(changes, file, fresh, moment);
    if (all.asked == group_limit) alert_codes(changes, file.group.value, moment);
    keep(changes, std::move(code));
    keep(changes, std::move(all));
    return changes;
}

CodeShown show_code(const CodeFile& file,
                    const std::string& attempt,
                    const std::string& fingerprint,
                    hub::Session session,
                    const Moment& moment) {
    const bool known = file.person.version != 0 && !file.person.value.blocked;
    if (!known || !is_open(file.code, attempt, moment.now)) {
        return {.changes = blank(file, "show_code", moment)};
    }
    CodeShown shown{.right = same_secret(file.code.value.fingerprint, fingerprint)};
    shown.changes =
        begun(shown.right ? "sign_in" : "wrong_code", file.person.value.id.text, moment);
    shown.changes.rests_on(hub::person_record(file.person.value.id), file.person);
    shown.changes.rests_on(sign_in_code_record(file.person.value.id), file.code);
    hub::SignInCode code = file.code.value;
    if (shown.right) {
        code.fingerprint.clear();  // never again
        begin_session(shown.changes, std::move(session));
    } else {
        --code.tries_left;
    }
    keep(shown.changes, std::move(code));
    return shown;
}

}  // namespace rules
