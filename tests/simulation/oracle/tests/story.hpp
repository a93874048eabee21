#pragma once

#include "tests/simulation/oracle/oracle.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

// Histories told to the oracle in a few words. One group, a resident "r" (+1), volunteers "v" (+2)
// and "w" (+3), a coordinator "c" (+9); it begins at noon.
namespace oracle::story {

constexpr Millis minute = 60'000;
constexpr Millis hour = 60 * minute;
constexpr Millis noon = 12 * hour;
inline const std::string group = "{g:g}";

inline Setting usual() {
    Setting setting;
    setting.clock_error = 1000;
    setting.answer_limit = 10 * minute;
    setting.groups = {group};
    return setting;
}

inline std::string scope_of(const std::string& number) {
    return "{a:" + number + "}";
}

class Story {
public:
    explicit Story(const Setting& setting = usual()) : oracle(setting) {
        oracle.knows({"+1", Part::resident});
        oracle.knows({"+2", Part::volunteer});
        oracle.knows({"+3", Part::volunteer});
        oracle.knows({"+9", Part::coordinator});
        Commit people;
        people.persons = {
            {"r", "+1", false}, {"v", "+2", false}, {"w", "+3", false}, {"c", "+9", false}};
        put(people);
    }

    Oracle oracle;
    Millis now{noon};
    std::string epoch{"e1"};
    std::string node{"n1"};

    bool broke(const std::string& invariant) const {
        const auto& all = oracle.violations();
        const auto names = [&](const Violation& one) { return one.invariant == invariant; };
        return std::any_of(all.begin(), all.end(), names);
    }
    bool kept_all() const {
        for (const Violation& one : oracle.violations())
            UNSCOPED_INFO(one.invariant + ": " + one.what);
        return oracle.violations().empty();
    }

    // Numbered by itself.
    void put(Commit commit) {
        if (commit.scope.empty()) commit.scope = group;
        Place& place = places_[commit.scope];
        commit.node = node;
        commit.epoch = epoch;
        commit.version = ++place.version;
        place.top += commit.events.size();
        commit.top = place.top;
        oracle.committed(commit, now);
    }
    void copy() {
        oracle.copied(1);
        copy_ = places_;
    }
    void roll_back() {
        oracle.rolled_back(1, now);
        places_ = copy_;
        epoch += "'";
    }
    void pass(Millis time) {
        now += time;
        oracle.step(now);
    }
    void rest() {
        Rest nothing;
        oracle.rest(nothing, now);
    }

    // A request with its timer.
    void request(RequestPut put_one, std::vector<std::uint64_t> caused_by = {}) {
        Commit commit;
        if (put_one.resident.empty()) put_one.resident = "r";
        commit.timers = {{put_one.id + "/dispatch", now + minute}};
        commit.requests = {std::move(put_one)};
        commit.caused_by = std::move(caused_by);
        put(commit);
    }
    void request_is(const std::string& id,
                    const std::string& state,
                    const std::vector<std::string>& holders,
                    const std::vector<MessagePut>& messages = {}) {
        Commit commit;
        RequestPut one;
        one.id = id;
        one.resident = "r";
        one.state = state;
        one.holders = holders;
        one.offered = {"v", "w"};
        one.released = left_by_now(id, holders);
        commit.requests = {one};
        commit.timers = {{id + "/dispatch", now + minute}};
        commit.messages = messages;
        for (const MessagePut& message : messages)
            commit.timers.push_back({message.id + "/send", now});
        put(commit);
    }
    void message(MessagePut put_one, const std::string& action = {}) {
        Commit commit;
        commit.action = action;
        commit.timers = {{put_one.id + "/send", now + minute}};
        commit.messages = {std::move(put_one)};
        put(commit);
    }
    void forget(const std::string& id) {
        Commit commit;
        commit.forgotten = {id};
        commit.timers = {{id + "/send", std::nullopt}};
        put(commit);
    }
    void address(const std::string& number, const std::string& marked, bool stopped = false) {
        Commit commit;
        commit.scope = scope_of(number);
        AddressPut one{number, stopped, marked, {}, 0};
        if (!marked.empty()) one.token = marked + std::to_string(++tokens_);
        if (!marked.empty()) one.deadline = now + 20'000;
        commit.addresses = {one};
        put(commit);
    }

    // The steps of sending a message. `begin` puts it `sending`.
    void begin(MessagePut message_put, const std::string& number, bool stopped = false) {
        message_put.state = "sending";
        message(message_put, "begin_sending");
        address(number, message_put.id, stopped);
    }
    std::uint64_t hand_over(const std::string& id,
                            const std::string& number,
                            const std::string& text = "words") {
        oracle.hand_over_begins({++hand_overs_, node, group, id, number, text}, now);
        return hand_overs_;
    }
    void end(std::uint64_t id, Outcome outcome) { oracle.hand_over_ends(id, outcome, now); }
    // From queued to sent.
    void send(const MessagePut& put_one,
              const std::string& number,
              const std::string& text = "words") {
        begin(put_one, number);
        const std::uint64_t id = hand_over(put_one.id, number, text);
        end(id, Outcome::accepted);
        address(number, {});
        MessagePut sent = put_one;
        sent.state = "sent";
        message(sent);
    }

    // A text, acknowledged as new.
    void text(const Text& one) {
        oracle.offered(one, now);
        oracle.acknowledged(one.id, Acknowledged::fresh, now);
    }
    void apply(std::uint64_t id) {
        Commit commit;
        commit.caused_by = {id};
        put(commit);
    }

private:
    struct Place {
        std::uint64_t version{};
        std::uint64_t top{};
    };
    // Who held the request the last time and does no longer has given it back.
    std::vector<std::string> left_by_now(const std::string& id,
                                         const std::vector<std::string>& holders) {
        std::vector<std::string> left = std::exchange(holders_[id], holders);
        std::erase_if(left, [&](const std::string& one) {
            return std::find(holders.begin(), holders.end(), one) != holders.end();
        });
        return left;
    }

    std::map<std::string, Place> places_;
    std::map<std::string, Place> copy_;
    std::map<std::string, std::vector<std::string>> holders_;
    std::uint64_t hand_overs_{};
    int tokens_{};
};

inline MessagePut message_to(const std::string& person,
                             const std::string& id,
                             const std::string& phrase,
                             const std::string& purpose = "news",
                             const std::string& about = "q") {
    MessagePut put;
    put.id = id;
    put.to = person;
    put.phrase = phrase;
    put.purpose = purpose;
    put.state = "queued";
    put.about = about;
    return put;
}

inline RequestPut open_request(const std::vector<std::string>& offered = {"v", "w"}) {
    RequestPut put;
    put.id = "q";
    put.state = "open";
    put.offered = offered;
    return put;
}

inline Text words(std::uint64_t id, const std::string& from = "+1") {
    Text text;
    text.id = id;
    text.from = from;
    return text;
}

}  // namespace oracle::story
