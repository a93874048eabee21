#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What the oracle is told: plain values, in the order in which things happen. No word of the hub's
// own code, so that a mistake there cannot be repeated here.
namespace oracle {

using Millis =
    std::int64_t;  // true time since 1970; nodes have clocks of their own, which may be wrong

// How one run is set up.
struct Setting {
    int quiet_from{21};  // hours of the local day in which nobody is disturbed
    int quiet_until{8};
    Millis utc_offset{};       // local time less UTC during the run
    Millis clock_error{};      // no node's clock is ever wrong by more than this
    Millis answer_limit{};     // once faults are over, whoever asked has had a word within this
    int unknown_limit{2};      // hand-overs of one message with unknown outcome, at most
    bool may_bury{true};       // some of what is written cannot be dealt with
    int replies_per_hour{20};  // automatic ones to one number; beyond that the hub holds back
    std::vector<std::string> groups{};  // scope names: "{g:ID}"
};

enum class Part { resident, volunteer, coordinator };

struct Someone {
    std::string number{};
    Part part{Part::resident};
};

// Words that must not reach others. Each is unique to its owner and stands in one field of what
// they say.
struct Canary {
    std::string word{};
    std::string owner{};  // number
    bool dangerous{};  // stands in a text that speaks of danger: no volunteer ever, holder or not
};

enum class Meaning { words, stop, start };

// A text on its way into the hub. `id` is the world's; a repeat by the gateway has the same one.
struct Text {
    std::uint64_t id{};
    std::string from{};
    Meaning meaning{Meaning::words};
    bool asks{};  // the one who wrote it waits for a word from us
    bool dangerous{};
};

enum class Acknowledged { fresh, duplicate };

// ---- what a commit that was really written put. Ids are the records' own. ----

struct RequestPut {
    std::string id{};
    std::string resident{};  // person
    std::string
        state{};  // "draft", "open", "filled", "done", "closed", "cancelled", "unmet", "abandoned"
    int wanted{1};
    std::vector<std::string> holders{};   // persons with an accepted offer
    std::vector<std::string> finished{};  // persons whose offer is fulfilled
    std::vector<std::string> released{};  // persons whose offer is released
    std::vector<std::string> offered{};   // persons with any offer, whatever its state
};

struct PersonPut {
    std::string id{};
    std::string number{};
    bool stopped{};
};

struct MessagePut {
    std::string id{};
    std::string to{};      // person
    std::string phrase{};  // "offer", "yours", "helper_coming", "helper_dropped_out", "stand_down",
                           // "stop_confirmed", ...
    std::string purpose{};  // "reply", "offer", "stand_down", "news", "alert", "safety"...
    std::string state{};    // "queued", "sending", "unknown", "sent", "failed", "expired",
                            // "cancelled", "delivered", "read"
    std::string about{};    // request; empty: none
    bool urgent{};          // of an offer: its request is urgent
};

// The scope's own record: what stands about one address.
struct AddressPut {
    std::string number{};
    bool stopped{};
    std::string marked{};  // message that is being handed over; empty: none
    std::string token{};   // of that hand-over
    Millis deadline{};     // of that hand-over, by the clock of the node that wrote it
};

struct AlertPut {
    std::string id{};
    std::string kind{};  // "danger", "nobody_found", "not_understood", ...
    std::string person{};
    std::string request{};
};

struct TimerSet {
    std::string name{};           // record and kind
    std::optional<Millis> due{};  // none: erased
};

struct Commit {
    std::string scope{};  // "{g:ID}" or "{a:HASH}"
    std::string node{};
    std::string epoch{};
    std::uint64_t version{};  // contiguous in its scope: 1, 2, 3 ... (a rollback begins again at
                              // the old copy's)
    std::uint64_t top{};      // offset of its last event, or the top before it
    std::vector<std::string> events{};  // one word for each: enough to tell them apart
    std::string key{};                  // idempotency key; empty: none
    std::string action{};               // what the audit says was done
    std::vector<std::uint64_t>
        caused_by{};  // ids of the texts that this commit answers or applies, where known
    std::vector<RequestPut> requests{};
    std::vector<PersonPut> persons{};
    std::vector<MessagePut> messages{};
    std::vector<std::string> forgotten{};  // messages erased
    std::vector<AddressPut> addresses{};
    std::vector<AlertPut> alerts{};
    std::vector<TimerSet> timers{};
};

// ---- the gateway ----

enum class Outcome { accepted, refused, later, opted_out, unknown };

struct HandOver {
    std::uint64_t id{};  // the world's
    std::string node{};
    std::string group{};  // scope
    std::string message{};
    std::string to{};  // number
    std::string text{};
};

// ---- whoever follows a group's log ----

struct ReadEvent {
    std::uint64_t offset{};
    std::string word{};  // the same word as in Commit::events
};

struct ReadPage {
    int reader{};
    std::string scope{};
    std::string epoch{};
    std::uint64_t after{};  // what was asked for
    bool complete{};        // "recovered": nothing between `after` and the first event is missing
    std::uint64_t top{};
    std::vector<ReadEvent> events{};
};

// ---- at rest: faults are over, nothing is under way, and the timers have had days ----

struct AuditLine {
    std::string entry{};
    std::string chain{};  // lower-case hex SHA-1 of the previous line's chain followed by the
                          // entry; the first follows ""
};

struct ScopeAtRest {
    std::string scope{};
    std::vector<std::string> overdue{};  // timers that should have fired
    std::vector<AuditLine> audit{};      // of all months, in order
};

struct Rest {
    std::uint64_t waiting{};  // entries in the inbox
    std::vector<ScopeAtRest> scopes{};
};

// Something that must not be.
struct Violation {
    std::string invariant{};  // a short name out of Oracle::invariants()
    std::string what{};       // in a sentence, with ids
};

}  // namespace oracle
