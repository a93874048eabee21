#pragma once

#include "tests/simulation/oracle/durable.hpp"
#include "tests/simulation/oracle/oracle.hpp"

#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace oracle {

// What happened outside the store: nothing takes it back.
struct Number {
    bool known{};
    Part part{Part::resident};
    Millis last_heard{-1};  // a text of theirs was offered, applied or taken off
    Millis last_stop{-1};
    bool ever_started{};
    Millis last_hand_over{-1};
    Millis desk_told{-1};                    // that a text to them failed, or may have
    std::deque<Millis> hand_overs{};         // the last ones
    std::vector<std::uint64_t> in_flight{};  // may hold some that are over
    bool unreachable{};       // a gateway refused this number for good, or told of an opt-out
    bool stop_kept{};         // stopped when the store was rolled back, and no START since
    std::string mark_kept{};  // message that was marked when the store was rolled back
};

// What stands at a number for the message that is handed over to it.
enum class Mark {
    none,
    standing,
    kept,  // it stood when the store was rolled back, and the store knows it no longer
};

struct Flight {
    std::string number{};
    std::string message{};
    std::string token{};
    Millis begun_at{};
    Millis deadline{};
    Millis offer_lasts{};
    bool forgiven{};  // its mark is lost with a rollback
};

// Somebody waits for a word.
struct Asked {
    std::uint64_t text{};
    Millis since{};  // it was first offered: it may be answered before it is acknowledged
    Millis at{};     // it was acknowledged
};

struct Outside {
    ById<Number> numbers{};
    ById<Canary> canaries{};
    std::unordered_map<std::uint64_t, Text> texts{};
    std::unordered_map<std::uint64_t, Millis> offered_at{};  // first
    std::unordered_map<std::uint64_t, Flight> flights{};
    ById<KnownMessage> begun{};  // being sent when the store was rolled back
    ById<std::unordered_set<std::string>> epochs{};
    std::map<std::pair<int, std::string>, std::string> readers{};  // the epoch that each follows
    std::deque<Asked> asked{};
    Millis rolled_back_at{-1};
    Millis healed_at{-1};
};

constexpr std::size_t max_violations = 10;

struct Oracle::State {
    Setting setting{};
    Durable store{};
    std::map<int, Durable> copies{};
    Outside outside{};
    std::vector<Violation> violations{};

    template <class... Words>
    void blame(const char* invariant, const Words&... words) {
        if (violations.size() >= max_violations) return;
        std::string what;
        (what.append(words), ...);
        violations.push_back({invariant, std::move(what)});
    }

    // While clocks are wrong by more than a mark lasts, one node may think that another's hand-over
    // is over: one more copy of a text may leave. What STOP forbids, it forbids all the same.
    bool clocks_agree() const { return setting.clock_error <= 5000; }

    void roll_back(int copy, Millis at);
    std::string number_of(const std::string& person) const;
    KnownAddress* address_of(const std::string& number);
    const KnownAddress* address_of(const std::string& number) const;
    // Stopped now, or at some time since.
    bool stopped_since(const std::string& number, Millis since) const;
    bool out_of_reach(const std::string& person, Millis since) const;

    // intake.cpp: kept, answered, alerted
    void acknowledge(std::uint64_t text, Acknowledged how, Millis at);
    void take_off(std::uint64_t text, bool buried, Millis at);
    void note_causes(const Commit& commit, Millis at);
    void check_waiting(Millis at);
    void check_texts_at_rest(const Rest& rest);

    // danger.cpp
    void check_danger(const Commit& commit);

    // places.cpp: places, and who holds what
    void put_request(const RequestPut& put, Millis at);
    bool holds(const std::string& person, const std::string& request) const;

    // promises.cpp: coming
    void note_change(KnownRequest& request, const RequestPut& now, Millis at);
    void note_word(const KnownMessage& message);
    void note_told(const KnownMessage& message, const Flight& flight, Outcome outcome);
    void check_told_at_once(const Commit& commit);
    void check_promises_at_rest();

    // messages.cpp: rank, ends
    void put_message(const MessagePut& put, const Commit& commit, Millis at);
    void forget_message(const std::string& id);
    void check_messages_at_rest();

    // stops.cpp: stop
    void put_address(const Commit& commit, const AddressPut& put, Millis at);
    void check_stop_acknowledged(const Text& text);
    void check_stops_at_rest();

    // hand_overs.cpp: order, quiet, twice, yours
    void begin_hand_over(const HandOver& hand_over, Millis at);
    void end_hand_over(std::uint64_t id, Outcome outcome);

    // privacy.cpp: privacy, danger
    void check_words(const HandOver& hand_over, const KnownMessage* message);

    // log.cpp: log, recovered
    void append(const Commit& commit);
    void check_page(const ReadPage& page);

    // timers.cpp, audit.cpp
    void put_timers(const Commit& commit);
    void check_timers_at_rest(const ScopeAtRest& scope);
    void check_audit(const ScopeAtRest& scope);

private:
    bool is_doubtful(std::uint64_t text) const;
    void check_kept(std::uint64_t id, const KnownText& text);
    void check_alerted(std::uint64_t id, const KnownText& text);
    bool is_excused(const Asked& asked, const KnownText& known, const Text& text) const;
    void note_let_go(KnownRequest& known, const RequestPut& now);
    void note_holders(const RequestPut& before, const RequestPut& now);
    void owe_stand_downs(const RequestPut& now, Millis at);
    void note_begun(KnownMessage& message, const std::string& node) const;
    void forgive_flights();
    void check_epoch(const Commit& commit, const KnownScope& scope);
    void check_page_events(const ReadPage& page, const KnownScope& scope);
    void check_recovered(const ReadPage& page, const KnownScope& scope);
    void note_unmarked(KnownAddress& address);
    void check_why_stopped(const Commit& commit, const KnownAddress& address);
    KnownMessage* message_being_sent(const HandOver& hand_over);
    Mark mark_of(const HandOver& hand_over, const Number& number) const;
    void check_alone(const HandOver& hand_over, Number& number, bool confirms_stop, Millis at);
    void note_handed_over(KnownMessage& message, const HandOver& hand_over, Mark mark);
    void note_flight(const HandOver& hand_over, const KnownMessage* message, Mark mark, Millis at);
    void check_quiet(const HandOver& hand_over, const MessagePut& message, Millis at);
    void check_repeat(const HandOver& hand_over, const KnownMessage& message);
    void check_yours(const HandOver& hand_over, const KnownMessage& message);
    void check_timer_of(const std::string& id);
    void check_let_go(const Commit& commit, const KnownRequest& request);
};

inline bool contains(const std::vector<std::string>& all, const std::string& one) {
    for (const std::string& each : all) {
        if (each == one) return true;
    }
    return false;
}

inline std::string pair_key(const std::string& person, const std::string& request) {
    return person + '|' + request;
}

}  // namespace oracle
