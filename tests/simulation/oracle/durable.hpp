#pragma once

#include "tests/simulation/oracle/facts.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

// What the hub's store says, as far as its promises depend on it. When the store becomes an older
// copy of itself all of this becomes older with it: that is how what was lost is forgiven.
namespace oracle {

template <class T>
using ById = std::unordered_map<std::string, T>;

struct KnownRequest {
    RequestPut is{};
    std::uint64_t came_to_state{};  // the commit that put it into its state
    std::vector<std::string>
        let_go{};                 // by that last put: held it, and neither hold nor finished it
    bool told_coming{};           // the resident was told that somebody comes
    std::uint64_t alone_since{};  // the commit that left it without a helper; 0: none did
    Millis alone_at{};
    bool told_alone{};  // since then the resident had a word, or could not be reached
};

struct KnownMessage {
    MessagePut is{};
    std::uint64_t created{};  // by which commit
    Millis created_at{};
    std::vector<std::string> begun_by{};  // nodes that began to send it and handed nothing over yet
    int uncertain{};                      // hand-overs that did not certainly fail
    std::uint64_t
        taken_as{};  // which of its address's messages it was that a gateway took; 0: none
    // As it stood when it was last begun to be sent.
    std::string number{};
    bool held{};                        // the receiver held what the message is about
    std::vector<std::string> serves{};  // numbers of the residents whose requests the receiver held
};

struct KnownAddress {
    std::string number{};
    bool stopped{};
    Millis released_at{-1};  // when the last STOP was taken back
    std::string marked{};
    std::string token{};
    Millis deadline{};
    bool used{};            // the mark that stands was followed by its hand-over
    bool accepted{};        // the hand-over of the mark that stands was accepted
    std::uint64_t taken{};  // messages that a gateway took, and the address knows it
};

struct KnownText {
    bool acknowledged{};
    bool fresh{};  // as new
    bool taken_off{};
    bool excused{};  // dropped with a count, or buried
    bool caused{};   // a commit
    int created{};   // commits of its own with a new request
    bool alerted{};
    bool alerted_danger{};
};

struct KnownScope {
    std::string epoch{};
    std::uint64_t version{};
    std::uint64_t top{};
    std::uint64_t commits{};
    std::vector<std::string> events{};  // of offset 1, 2, 3 ...
    bool rolled_back{};                 // and not written since
};

// An offer that a gateway took.
struct OfferTold {
    std::string message{};
    Millis created_at{};
    Millis begun_at{};
    Millis lasts{};  // as its text says; 0: it does not say
};

// Somebody has to be told something.
struct Debt {
    std::string person{};
    std::string request{};
    Millis since{};
};

struct Durable {
    std::uint64_t commits{};  // of all scopes
    ById<KnownScope> scopes{};
    ById<PersonPut> persons{};
    ById<KnownRequest> requests{};
    ById<std::vector<std::string>> held{};  // requests by who holds them
    ById<KnownMessage> messages{};
    ById<KnownAddress> addresses{};  // by scope
    ById<std::string> scope_of{};    // by number
    std::unordered_set<std::string> timers{};
    ById<int> timers_of{};  // how many, by each part of their names
    std::unordered_map<std::uint64_t, KnownText> texts{};
    // By person and request.
    ById<OfferTold> offers{};
    std::unordered_set<std::string> yours{};  // told that it is theirs
    ById<Debt> cancellations{};
    ById<Debt> stand_downs{};
};

}  // namespace oracle
