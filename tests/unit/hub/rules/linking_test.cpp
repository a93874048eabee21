#include "hub/rules/linking.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

namespace {

using namespace std::chrono_literals;
using rules::Linked;

const hub::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + 12h};
const hub::PersonId count{"link-count"};
const rules::FreshLink fresh{.code = "4827 1930", .fingerprint = "print", .count = count};

enum class State { newcomer, idle, asks, helps, runs, has_second, is_second, stopped, blocked };
constexpr State all_states[] = {State::newcomer,
                                State::idle,
                                State::asks,
                                State::helps,
                                State::runs,
                                State::has_second,
                                State::is_second,
                                State::stopped,
                                State::blocked};

rules::LinkSide side(const std::string& name, State state) {
    rules::LinkSide side;
    hub::Person& person = side.person.value;
    person.id = {name};
    person.channel = name == "ana" ? "sms" : "telegram";
    person.number = {"number of " + name};
    person.address = {"address of " + name};
    person.roles = {hub::Role::resident};
    side.person.version = state == State::newcomer ? 0 : 3;
    side.has_requests = state == State::asks;
    if (state == State::helps) side.volunteer.version = 2;
    if (state == State::runs) person.roles.push_back(hub::Role::coordinator);
    if (state == State::has_second) person.other = {"second"};
    if (state == State::is_second) person.linked_to = {"main"};
    person.stopped = state == State::stopped;
    person.blocked = state == State::blocked;
    return side;
}

struct Desk {
    hub::TimePoint now{noon};
    hub::TimeZone zone{};
    rules::Chance chance{1, 2, noon};
    rules::LinkFile file{};

    // Ana asked on her phone; the code comes from the bot.
    Desk(State writer, State asker) {
        file.group = {{.id = {"hackney"}, .name = "Hackney", .coordinators = {{"cora"}}}, 1};
        file.writer = side("bot", writer);
        file.asker = side("ana", asker);
        file.code = {
            {.person = rules::link_code_of("print"), .attempt = "ana", .expires_at = noon + 10min},
            1};
    }
    rules::Moment moment() { return {.now = now, .zone = zone, .chance = chance}; }
    hub::Changes show() { return rules::show_link(file, count, moment()); }
    hub::Changes ask() { return rules::ask_link(file, fresh, moment()); }
    // What a store would keep of the count.
    void keep(const hub::Changes& changes) {
        for (const hub::Record& record : changes.puts) {
            const auto* code = std::get_if<hub::SignInCode>(&record);
            if (code != nullptr && code->person == count)
                file.count = {*code, file.count.version + 1};
        }
    }
};

std::map<std::string, hub::Person> persons(const hub::Changes& changes) {
    std::map<std::string, hub::Person> found;
    for (const hub::Record& record : changes.puts) {
        if (const auto* person = std::get_if<hub::Person>(&record))
            found[person->id.text] = *person;
    }
    return found;
}

// "bot link_done"
std::vector<std::string> said(const hub::Changes& changes) {
    std::vector<std::string> found;
    for (const hub::Record& record : changes.puts) {
        const auto* message = std::get_if<hub::OutgoingMessage>(&record);
        if (message != nullptr && message->purpose != hub::Purpose::alert)
            found.push_back(message->to.text + " " + message->wording.phrase);
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool is_erased(const hub::Changes& changes, const hub::RecordId& record) {
    return std::find(changes.erases.begin(), changes.erases.end(), record) != changes.erases.end();
}

using Texts = std::vector<std::string>;

Linked expected(State writer, State asker) {
    using enum State;
    if (asker == newcomer || asker == stopped || asker == blocked) return Linked::wrong;
    const auto linked = [](State state) { return state == has_second || state == is_second; };
    if (linked(writer) || linked(asker)) return Linked::already;
    const auto busy = [](State state) { return state == asks || state == helps || state == runs; };
    return busy(writer) && busy(asker) ? Linked::desk : Linked::joined;
}

hub::Step step(hub::Step::Kind kind, const hub::Person& from) {
    return {.id = {"s"},
            .kind = kind,
            .group = {"hackney"},
            .person = from.id,
            .channel = from.channel,
            .from = from.number,
            .confirm = kind != hub::Step::Kind::heard,
            .at = noon};
}

// Ana's two addresses: she is written to at the phone, the bot is her second.
rules::TwoAddresses two() {
    rules::TwoAddresses known;
    known.group = {{.id = {"hackney"}, .name = "Hackney"}, 1};
    known.person = side("ana", State::idle).person;
    known.other = side("bot", State::idle).person;
    known.person.value.other = {"bot"};
    known.other.value.linked_to = {"ana"};
    return known;
}

rules::Followed follow(const rules::TwoAddresses& known, const hub::Step& step) {
    const hub::TimeZone zone;
    rules::Chance chance{1, 2, noon};
    const rules::Moment moment{.now = noon, .zone = zone, .chance = chance};
    return rules::follow_address(known, step, moment);
}

}  // namespace

TEST_CASE("of every pair of states a code leads to what the table says, and joins at most once") {
    for (const State writer : all_states) {
        if (writer == State::stopped || writer == State::blocked) continue;  // not let in here
        for (const State asker : all_states) {
            INFO("writer " << static_cast<int>(writer) << ", asker " << static_cast<int>(asker));
            Desk desk{writer, asker};
            const Linked verdict = expected(writer, asker);
            CHECK(rules::judge_link(desk.file, noon) == verdict);
            const hub::Changes changes = desk.show();
            const auto after = persons(changes);
            const bool is_used = verdict != Linked::wrong;
            CHECK(is_erased(changes, sign_in_code_record(rules::link_code_of("print"))) == is_used);
            if (verdict != Linked::joined) {
                CHECK(after.size() == (writer == State::newcomer ? 1 : 0));
                continue;
            }
            const bool bot_stays =
                writer == State::asks || writer == State::helps || writer == State::runs;
            const std::string main = bot_stays ? "bot" : "ana";
            const std::string second = bot_stays ? "ana" : "bot";
            CHECK(after.at(main).other.text == second);
            CHECK(after.at(main).linked_to.empty());
            CHECK(after.at(second).linked_to.text == main);
            CHECK(after.at(second).roles.empty());
            // Wherever the person is: they wrote from the bot, and the phone is not lost.
            CHECK(after.at(main).number.reveal == "number of bot");
            CHECK(after.at(main).channel == "telegram");
            CHECK(after.at(second).number.reveal == "number of ana");
            CHECK(after.at(second).address.text == "address of ana");
            CHECK(said(changes) == Texts{std::min(main + " link_done", second + " link_noticed"),
                                         std::max(main + " link_done", second + " link_noticed")});
        }
    }
}

TEST_CASE("a link rests on all that was looked at, of both") {
    Desk desk{State::idle, State::asks};
    const hub::Changes changes = desk.show();
    for (const char* who : {"ana", "bot"}) {
        for (const hub::RecordId& record : {hub::person_record({who}),
                                            hub::volunteer_record({who}),
                                            hub::conversation_record({who})}) {
            CHECK(std::any_of(changes.reads.begin(),
                              changes.reads.end(),
                              [&](const hub::Read& read) { return read.record == record; }));
        }
    }
}

TEST_CASE("five wrong codes, then none is looked at until the time is over") {
    Desk desk{State::idle, State::idle};
    const auto right = desk.file.code;
    desk.file.code = {};
    for (int i = 0; i < rules::link_tries; ++i) {
        CHECK(rules::judge_link(desk.file, desk.now) == Linked::wrong);
        desk.keep(desk.show());
    }
    desk.file.code = right;
    CHECK(rules::judge_link(desk.file, desk.now) == Linked::too_many);
    CHECK(said(desk.show()) == Texts{"bot link_later"});
    desk.file.code.value.expires_at = noon + 1h;
    CHECK(rules::judge_link(desk.file, noon + rules::link_code_lasts - 1s) == Linked::too_many);
    CHECK(rules::judge_link(desk.file, noon + rules::link_code_lasts) == Linked::joined);
}

TEST_CASE("asking for new codes does not give back tries") {
    Desk desk{State::idle, State::idle};
    desk.file.code = {};
    for (int i = 0; i < rules::link_tries; ++i) desk.keep(desk.show());
    desk.keep(desk.ask());
    CHECK(rules::judge_link(desk.file, desk.now) == Linked::too_many);
}

TEST_CASE("a code is of no use after ten minutes, and costs nothing at the address that asked") {
    Desk desk{State::idle, State::idle};
    CHECK(rules::judge_link(desk.file, noon + 10min - 1s) == Linked::joined);
    CHECK(rules::judge_link(desk.file, noon + 10min) == Linked::wrong);
    desk.file.writer = desk.file.asker;
    const hub::Changes changes = desk.show();
    CHECK(said(changes) == Texts{"ana link_same"});
    CHECK(changes.erases.empty());
}

TEST_CASE("a code goes to who asks, its fingerprint is kept, and the one before it is over") {
    Desk desk{State::newcomer, State::idle};
    hub::Changes changes = desk.ask();
    CHECK(said(changes) == Texts{"bot link_code"});
    CHECK(persons(changes).size() == 1);
    for (const hub::Record& record : changes.puts) {
        const auto* code = std::get_if<hub::SignInCode>(&record);
        if (code != nullptr) CHECK(code->fingerprint.find("4827") == std::string::npos);
    }
    desk.keep(changes);
    changes = rules::ask_link(
        desk.file, {.code = "1", .fingerprint = "new", .count = count}, desk.moment());
    CHECK(is_erased(changes, sign_in_code_record(rules::link_code_of("print"))));
    desk.keep(changes);
    desk.keep(desk.ask());
    CHECK(said(desk.ask()) == Texts{"bot link_later"});
    desk.now += 1h;
    CHECK(said(desk.ask()) == Texts{"bot link_code"});
}

TEST_CASE("who has two addresses already gets no code") {
    Desk desk{State::has_second, State::idle};
    CHECK(said(desk.ask()) == Texts{"bot link_already"});
}

TEST_CASE("messages go where the person wrote last") {
    auto known = two();
    rules::Followed followed = follow(known, step(hub::Step::Kind::heard, known.person.value));
    CHECK(followed.who.text == "ana");
    CHECK(followed.changes.empty());
    std::swap(known.person, known.other);
    followed = follow(known, step(hub::Step::Kind::heard, known.person.value));
    CHECK(followed.who.text == "ana");
    CHECK_FALSE(followed.settled);
    const auto after = persons(followed.changes);
    CHECK(after.at("ana").number.reveal == "number of bot");
    CHECK(after.at("bot").number.reveal == "number of ana");
}

TEST_CASE("STOP ends the address it comes from, and the last one ends the person") {
    const bool from_main = GENERATE(true, false);
    auto known = two();
    const hub::Person from = from_main ? known.person.value : known.other.value;
    const std::string stays = from_main ? "number of bot" : "number of ana";
    if (!from_main) std::swap(known.person, known.other);
    rules::Followed followed = follow(known, step(hub::Step::Kind::stopped, from));
    CHECK(followed.settled);
    CHECK(said(followed.changes) == Texts{"bot stop_confirmed"});
    auto after = persons(followed.changes);
    CHECK(after.at("ana").number.reveal == stays);
    CHECK_FALSE(after.at("ana").stopped);
    CHECK(after.at("bot").number == from.number);  // where the confirmation goes
    CHECK(after.at("bot").stopped);

    // From the silent one more words come: they are heard, the other is answered.
    rules::TwoAddresses silent;
    silent.group = known.group;
    silent.person = {after.at("bot"), 4};
    silent.other = {after.at("ana"), 4};
    hub::Step more = step(hub::Step::Kind::heard, from);
    followed = follow(silent, more);
    CHECK(followed.who.text == "ana");
    CHECK(followed.changes.empty());

    // START wakes it.
    more.kind = hub::Step::Kind::started;
    more.confirm = true;
    followed = follow(silent, more);
    CHECK(followed.settled);
    CHECK(said(followed.changes) == Texts{"ana start_confirmed"});
    CHECK(persons(followed.changes).at("ana").number == from.number);
    CHECK_FALSE(persons(followed.changes).at("bot").stopped);

    // The other says it too: it is the person's own STOP.
    hub::Step last = step(hub::Step::Kind::stopped, after.at("ana"));
    std::swap(silent.person, silent.other);
    followed = follow(silent, last);
    CHECK(followed.who.text == "ana");
    CHECK_FALSE(followed.settled);
    CHECK(followed.changes.empty());
}

TEST_CASE("who said STOP at both comes back at the one that says START") {
    auto known = two();
    known.person.value.stopped = known.other.value.stopped = true;
    std::swap(known.person, known.other);
    const rules::Followed followed =
        follow(known, step(hub::Step::Kind::started, known.person.value));
    CHECK_FALSE(followed.settled);  // the person's START follows
    const auto after = persons(followed.changes);
    CHECK(after.at("ana").number.reveal == "number of bot");
    CHECK(after.at("bot").stopped);
}

TEST_CASE("a record whose other half is gone is followed as it is") {
    auto known = two();
    known.other = {};
    const rules::Followed followed =
        follow(known, step(hub::Step::Kind::stopped, known.person.value));
    CHECK(followed.who.text == "ana");
    CHECK_FALSE(followed.settled);
}
