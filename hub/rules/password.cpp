#include "hub/rules/password.hpp"

#include "hub/rules/compose.hpp"
#include "hub/rules/session.hpp"
#include "hub/rules/sign_in.hpp"
#include "hub/rules/sign_in_words.hpp"

#include <algorithm>

namespace rules {

namespace {

constexpr std::size_t id_digits = 48;

Strikes standing(Strikes strikes, hub::TimePoint now) {
    if (!strikes.failed_at || now - *strikes.failed_at >= strikes_last) return {};
    return strikes;
}

Strikes strikes_in(const hub::SignInCode& kept) {
    if (kept.asked == 0) return {};
    return {.failures = kept.asked, .failed_at = kept.asked_since};
}

hub::SignInCode as_record(const hub::PersonId& id, const Strikes& strikes) {
    const hub::TimePoint at = strikes.failed_at.value_or(hub::TimePoint{});
    return {.person = id,
            .tries_left = 0,
            .expires_at = at + strikes_last,
            .asked_since = at,
            .asked = strikes.failures};
}

// Of the three places where strikes may stand, the one that counts for this try.
enum class Counted { browser, credential, number };

Counted counted_at(const PasswordFile& file) {
    if (file.is_known_device()) return Counted::browser;
    return file.credential.version != 0 ? Counted::credential : Counted::number;
}

Strikes strikes_of(const PasswordFile& file, Counted where) {
    switch (where) {
        case Counted::browser: return strikes_in(file.by_browser.value);
        case Counted::number: return strikes_in(file.by_number.value);
        case Counted::credential: break;
    }
    return {.failures = file.credential.value.failures,
            .failed_at = file.credential.value.failed_at};
}

void keep_apart(hub::Changes& changes, const hub::PersonId& id, const Strikes& strikes) {
    hub::SignInCode kept = as_record(id, strikes);
    changes.timer(sign_in_code_record(id), hub::TimerKind::forget, kept.expires_at);
    changes.put(std::move(kept));
}

void keep(hub::Changes& changes, const PasswordFile& file, Counted where, const Strikes& strikes) {
    switch (where) {
        case Counted::browser: return keep_apart(changes, file.browser, strikes);
        case Counted::number: return keep_apart(changes, file.number, strikes);
        case Counted::credential: break;
    }
    hub::Credential next = file.credential.value;
    next.failures = strikes.failures;
    next.failed_at = strikes.failed_at;
    changes.put(std::move(next));
}

// What a decision about a try reads, whoever it is for.
hub::Changes resting_on(const PasswordFile& file, const char* action, const Moment& moment) {
    hub::Changes changes;
    const hub::Credential& credential = file.credential.value;
    if (file.person.version != 0) {
        changes.rests_on(hub::person_record(file.person.value.id), file.person);
    }
    if (file.credential.version != 0) {
        changes.rests_on(hub::credential_record(credential.person), file.credential);
    }
    changes.rests_on(sign_in_code_record(file.number), file.by_number);
    changes.rests_on(sign_in_code_record(file.browser), file.by_browser);
    changes.actor = file.credential.version != 0 ? credential.person.text : "guest";
    changes.action = action;
    changes.at = moment.now;
    return changes;
}

void tell_new_browser(hub::Changes& changes, const PasswordFile& file, const Moment& moment) {
    const hub::Wording words =
        wording(phrases::new_browser,
                {{"group", file.group.value.name}, {"when", local_text(moment, moment.now)}});
    changes.send(compose(moment, file.person.value.id, hub::Purpose::news, words), moment.now);
}

}  // namespace

std::chrono::seconds slow_down(int failures, bool known_device) {
    const int free_tries = known_device ? 5 : 3;
    const std::chrono::seconds longest =
        known_device ? std::chrono::minutes{1} : std::chrono::minutes{15};
    if (failures < free_tries) return {};
    const int doublings = std::min(failures - free_tries, 10);
    return std::min(longest, std::chrono::seconds{1 << doublings});
}

bool PasswordFile::is_known_device() const {
    if (device.empty()) return false;
    bool known = false;
    for (const std::string& one : credential.value.devices)
        known = same_secret(one, device) || known;
    return known;
}

hub::PersonId strikes_of_number(const hub::AddressKey& key) {
    return {"number-" + key.text.substr(0, id_digits)};
}

hub::PersonId strikes_of_browser(const std::string& fingerprint) {
    return {"browser-" + (fingerprint.empty() ? "none" : fingerprint.substr(0, id_digits))};
}

hub::Result<hub::Changes> count_try(const PasswordFile& file, const Moment& moment) {
    if (file.group.version == 0) return hub::Refusal::not_found;
    const Counted where = counted_at(file);
    Strikes strikes = standing(strikes_of(file, where), moment.now);
    const std::chrono::seconds wait = slow_down(strikes.failures, where == Counted::browser);
    if (strikes.failed_at && moment.now < *strikes.failed_at + wait) return hub::Refusal::busy;
    ++strikes.failures;
    strikes.failed_at = moment.now;
    hub::Changes changes = resting_on(file, "try_password", moment);
    keep(changes, file, where, strikes);
    return changes;
}

hub::Result<hub::Changes> admit(const PasswordFile& file,
                                int step,
                                const std::string& new_device,
                                hub::Session session,
                                const Moment& moment) {
    const bool known = file.person.version != 0 && file.credential.version != 0;
    if (!known || file.person.value.blocked) return hub::Refusal::not_allowed;
    if (step <= file.credential.value.last_step) return hub::Refusal::not_allowed;
    hub::Changes changes = resting_on(file, "sign_in", moment);
    hub::Credential next = file.credential.value;
    next.failures = 0;
    next.failed_at.reset();
    next.last_step = step;
    if (file.is_known_device()) {
        const hub::RecordId strikes = sign_in_code_record(file.browser);
        if (file.by_browser.version != 0)
            changes.no_timer(strikes, hub::TimerKind::forget).erase(strikes);
    } else {
        know_device(next, new_device);
        tell_new_browser(changes, file, moment);
    }
    changes.put(std::move(next));
    begin_session(changes, std::move(session));
    return changes;
}

void know_device(hub::Credential& credential, const std::string& fingerprint) {
    credential.devices.push_back(fingerprint);
    if (credential.devices.size() > max_devices)
        credential.devices.erase(credential.devices.begin());
}

}  // namespace rules
