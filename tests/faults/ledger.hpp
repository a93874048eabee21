#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace faults {

using Time = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

enum class Meaning { opening, status, satisfied, yes, no, done, stop };

// What somebody writes to the hub.
struct Written {
    std::string from{};
    std::string words{};
    Meaning meaning{};
    std::string code{};    // of the offer that it answers
    milliseconds after{};  // how long they take to write it
    int copies{1};         // how often the gateway brings it, under one id
};

// A text on its way to the hub. Acknowledged: a webhook answered 2xx, and the gateway forgets it.
struct Text {
    std::string id{};
    Written written{};
    Time begun{};
    std::optional<Time> acknowledged{};
    bool lost_on_the_way{};  // by the gateway, before the hub took it: not the hub\'s to keep
    int calls_left{};        // copies that the gateway still brings
};

// One call of the hub's webhook.
struct Call {
    Time begun{};
    Time ended{};
    unsigned status{};  // 0: no answer
};

// One part of a message as the hub handed it to the gateway.
struct HandOver {
    Time at{};
    std::string message{};
    int part{1};
    int parts{1};
    std::string to{};
    std::string words{};
    bool taken{};  // else put off with 503 or 429
};

// All that the outside saw, in the order in which it happened.
struct Ledger {
    std::vector<Text> texts{};
    std::vector<Call> calls{};
    std::vector<HandOver> hand_overs{};
    std::vector<std::string> complaints{};  // what a strict gateway refused, or was refused
};

}  // namespace faults
