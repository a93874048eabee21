#include "hub/rules/linking.hpp"

#include "hub/rules/access.hpp"
#include "hub/rules/compose.hpp"
#include "hub/rules/desk.hpp"

#include <algorithm>
#include <utility>

namespace rules {

namespace {

constexpr std::chrono::hours counted_for{1};

bool has_desk_role(const hub::Group& group, const hub::Person& person) {
    const auto& own = group.coordinators;
    return std::any_of(person.roles.begin(), person.roles.end(), is_desk) ||
           std::find(own.begin(), own.end(), person.id) != own.end();
}

bool has_business(const hub::Group& group, const LinkSide& side) {
    return side.has_requests || side.volunteer.version != 0 ||
           has_desk_role(group, side.person.value);
}

bool is_linked(const hub::Person& person) {
    return !person.other.empty() || !person.linked_to.empty();
}

hub::Changes begun(const LinkFile& file, const char* action, const Moment& moment) {
    hub::Changes changes;
    changes.actor = file.writer.person.value.id.text;
    changes.action = action;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), file.group);
    changes.rests_on(hub::person_record(file.writer.person.value.id), file.writer.person);
    return changes;
}

void say(hub::Changes& changes,
         const LinkFile& file,
         const Moment& moment,
         const hub::PersonId& to,
         const Phrase& phrase,
         Values values = {}) {
    values["group"] = file.group.value.name;
    const auto purpose =
        to == file.writer.person.value.id ? hub::Purpose::reply : hub::Purpose::news;
    changes.send(compose(moment, to, purpose, wording(phrase, std::move(values))), moment.now);
}

void keep(hub::Changes& changes, hub::SignInCode record) {
    const hub::TimePoint due = std::max(record.expires_at, record.asked_since + counted_for);
    changes.timer(sign_in_code_record(record.person), hub::TimerKind::forget, due);
    changes.put(std::move(record));
}

void use_up(hub::Changes& changes, const hub::PersonId& code) {
    changes.erase(sign_in_code_record(code));
    changes.no_timer(sign_in_code_record(code), hub::TimerKind::forget);
}

// Somebody who writes for the first time becomes known with it.
void put_newcomer(hub::Changes& changes, const LinkFile& file) {
    if (file.writer.person.version == 0) changes.put(file.writer.person.value);
}

bool may_count(const hub::SignInCode& count, hub::TimePoint now) {
    return count.asked_since <= now && now < count.asked_since + counted_for;
}

// Tries are counted for as long as a code lasts from the first wrong one on.
int tries_left(const hub::Versioned<hub::SignInCode>& count, hub::TimePoint now) {
    const bool counts = count.version != 0 && now < count.value.expires_at;
    return counts ? count.value.tries_left : link_tries;
}

hub::SignInCode after_wrong(const LinkFile& file, const hub::PersonId& id, hub::TimePoint now) {
    hub::SignInCode next = file.count.value;
    next.person = id;
    const int left = tries_left(file.count, now);
    if (left == link_tries) next.expires_at = now + link_code_lasts;
    next.tries_left = std::max(0, left - 1);
    return next;
}

void exchange_addresses(hub::Person& one, hub::Person& other) {
    std::swap(one.channel, other.channel);
    std::swap(one.number, other.number);
    std::swap(one.address, other.address);
}

// `kept` is written to where the code was sent from: that is the address used last.
void join_sides(hub::Changes& changes, const LinkFile& file, const Moment& moment) {
    const bool writer_gives =
        has_business(file.group.value, file.asker) || !has_business(file.group.value, file.writer);
    const LinkSide& keeps = writer_gives ? file.asker : file.writer;
    const LinkSide& gives = writer_gives ? file.writer : file.asker;
    hub::Person kept = keeps.person.value;
    hub::Person second = gives.person.value;
    if (writer_gives) exchange_addresses(kept, second);
    if (kept.name.empty()) kept.name = second.name;
    kept.other = second.id;
    second.linked_to = kept.id;
    second.roles.clear();
    second.name = {};
    for (const LinkSide* side : {&keeps, &gives}) {
        const hub::PersonId& id = side->person.value.id;
        changes.rests_on(hub::person_record(id), side->person);
        changes.rests_on(hub::volunteer_record(id), side->volunteer);
        changes.rests_on(hub::conversation_record(id), side->talk);
        changes.announce(hub::PersonChanged{id});
    }
    if (gives.talk.version != 0) changes.erase(hub::conversation_record(second.id));
    say(changes, file, moment, kept.id, phrases::link_done);
    say(changes, file, moment, second.id, phrases::link_noticed);
    changes.put(std::move(kept)).put(std::move(second));
}

void tell_desk(hub::Changes& changes, const LinkFile& file, const Moment& moment) {
    raise_alert(changes,
                moment,
                file.group.value,
                {.kind = hub::AlertKind::not_understood,
                 .person = file.writer.person.value.id,
                 .words = {"LINK"}},
                wording(phrases::alert_not_understood, {{"group", file.group.value.name}}));
}

}  // namespace

hub::PersonId link_count_of(const std::string& person_hash) {
    return {"link-" + person_hash.substr(0, 48)};
}
hub::PersonId link_code_of(const std::string& fingerprint) {
    return {"join-" + fingerprint.substr(0, 48)};
}

hub::Changes ask_link(const LinkFile& file, const FreshLink& fresh, const Moment& moment) {
    const hub::PersonId& writer = file.writer.person.value.id;
    hub::Changes changes = begun(file, "ask_link", moment);
    put_newcomer(changes, file);
    changes.rests_on(sign_in_code_record(fresh.count), file.count);
    hub::SignInCode count = file.count.value;
    count.person = fresh.count;
    if (!may_count(count, moment.now)) {
        count.asked_since = moment.now;
        count.asked = 0;
    }
    if (is_linked(file.writer.person.value)) {
        say(changes, file, moment, writer, phrases::link_already);
        return changes;
    }
    if (count.asked >= link_codes_per_hour) {
        say(changes, file, moment, writer, phrases::link_later);
        return changes;
    }
    if (!count.attempt.empty()) use_up(changes, {count.attempt});
    ++count.asked;
    const hub::PersonId place = link_code_of(fresh.fingerprint);
    count.attempt = place.text;
    keep(changes, std::move(count));
    keep(changes,
         {.person = place,
          .attempt = writer.text,
          .fingerprint = fresh.fingerprint,
          .tries_left = 1,
          .expires_at = moment.now + link_code_lasts,
          .asked_since = moment.now - counted_for});
    say(changes, file, moment, writer, phrases::link_code, {{"code", fresh.code}});
    return changes;
}

Linked judge_link(const LinkFile& file, hub::TimePoint now) {
    if (tries_left(file.count, now) == 0) return Linked::too_many;
    const hub::Person& asker = file.asker.person.value;
    const bool open = file.code.version != 0 && now < file.code.value.expires_at &&
                      file.asker.person.version != 0 && !asker.stopped && !asker.blocked;
    if (!open) return Linked::wrong;
    if (asker.id == file.writer.person.value.id) return Linked::same_address;
    if (is_linked(asker) || is_linked(file.writer.person.value)) return Linked::already;
    const hub::Group& group = file.group.value;
    if (has_business(group, file.asker) && has_business(group, file.writer)) return Linked::desk;
    return Linked::joined;
}

hub::Changes show_link(const LinkFile& file, const hub::PersonId& count, const Moment& moment) {
    const hub::PersonId& writer = file.writer.person.value.id;
    hub::Changes changes = begun(file, "show_link", moment);
    changes.rests_on(sign_in_code_record(count), file.count);
    const Linked verdict = judge_link(file, moment.now);
    const bool is_used =
        verdict == Linked::already || verdict == Linked::desk || verdict == Linked::joined;
    if (is_used) {
        changes.rests_on(sign_in_code_record(file.code.value.person), file.code);
        use_up(changes, file.code.value.person);
    }
    if (verdict == Linked::joined) {
        join_sides(changes, file, moment);
        return changes;
    }
    put_newcomer(changes, file);
    switch (verdict) {
        case Linked::wrong:
            keep(changes, after_wrong(file, count, moment.now));
            say(changes, file, moment, writer, phrases::link_wrong);
            break;
        case Linked::too_many: say(changes, file, moment, writer, phrases::link_later); break;
        case Linked::same_address: say(changes, file, moment, writer, phrases::link_same); break;
        case Linked::already: say(changes, file, moment, writer, phrases::link_already); break;
        case Linked::desk:
            tell_desk(changes, file, moment);
            say(changes, file, moment, writer, phrases::link_desk);
            break;
        case Linked::joined: break;
    }
    return changes;
}

namespace {

bool is_at(const hub::Person& person, const hub::Step& step) {
    return person.channel == step.channel && person.number == step.from;
}

void confirm(hub::Changes& changes,
             const TwoAddresses& known,
             const hub::Step& step,
             const hub::PersonId& to,
             const Moment& moment) {
    if (!step.confirm) return;
    const bool stops = step.kind == hub::Step::Kind::stopped;
    const Phrase& phrase = stops ? phrases::stop_confirmed : phrases::start_confirmed;
    const auto purpose = stops ? hub::Purpose::stop_confirmation : hub::Purpose::reply;
    changes.send(compose(moment, to, purpose, wording(phrase, {{"group", known.group.value.name}})),
                 moment.now);
}

enum class Move { none, stays, exchange };  // none: nothing is to be changed

// What becomes of the two addresses.
Move move_of(const hub::Person& other, const hub::Step& step) {
    const bool at_second = is_at(other, step);
    switch (step.kind) {
        case hub::Step::Kind::heard:
            // What comes from an address that said STOP is heard, and not answered there.
            return at_second && !other.stopped ? Move::exchange : Move::none;
        case hub::Step::Kind::stopped:
            if (at_second) return Move::stays;
            return other.stopped ? Move::none : Move::exchange;  // the last one: the person's own
        case hub::Step::Kind::started: return at_second ? Move::exchange : Move::none;
    }
    return Move::none;
}

}  // namespace

Followed follow_address(const TwoAddresses& known, const hub::Step& step, const Moment& moment) {
    const bool is_second = !known.person.value.linked_to.empty();
    const hub::Versioned<hub::Person>& main = is_second ? known.other : known.person;
    const hub::Versioned<hub::Person>& second = is_second ? known.person : known.other;
    Followed followed;
    followed.who = main.value.id;
    if (main.version == 0 || second.version == 0) {
        followed.who = step.person;
        return followed;
    }
    hub::Person kept = main.value;
    hub::Person other = second.value;
    hub::Changes changes;
    changes.actor = main.value.id.text;
    changes.action = "follow_address";
    changes.at = moment.now;
    changes.rests_on(hub::person_record(kept.id), main);
    changes.rests_on(hub::person_record(other.id), second);

    const Move move = move_of(other, step);
    if (move == Move::none) return followed;
    if (move != Move::stays) exchange_addresses(kept, other);
    if (step.kind == hub::Step::Kind::stopped) other.stopped = true;
    if (step.kind == hub::Step::Kind::started) other.stopped = kept.stopped;
    // START of who is stopped at both is the person's own: it follows.
    followed.settled = step.kind == hub::Step::Kind::stopped ||
                       (step.kind == hub::Step::Kind::started && !kept.stopped);
    if (followed.settled) {
        const bool stops = step.kind == hub::Step::Kind::stopped;
        confirm(changes, known, step, stops ? other.id : kept.id, moment);
    }
    changes.when_full =
        step.kind == hub::Step::Kind::stopped ? hub::WhenFull::allow : hub::WhenFull::refuse;
    changes.announce(hub::PersonChanged{kept.id});
    changes.put(std::move(kept)).put(std::move(other));
    followed.changes = std::move(changes);
    return followed;
}

}  // namespace rules
