#pragma once

#include "adapters/json/problem.hpp"
#include "adapters/web/wire/frames_in.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/ports/store.hpp"

#include <string>
#include <vector>

namespace web {

// What the hub says over the live connection, one JSON object each, and over HTTP.

struct Connected {
    hub::GroupId group{};
    hub::PersonId person{};
    std::vector<hub::Role> roles{};
    int ping{25};           // seconds: the hub is heard at least this often
    hub::TimePoint time{};  // of the hub's clock
    bool recovered{};       // the missed events follow; else everything is to be asked for afresh
    Position position{};
    bool operator==(const Connected&) const = default;
};

// Somebody at the desk, and the request before their eyes.
struct Onlooker {
    hub::PersonId person{};
    hub::PersonName name{};
    hub::RequestId request{};  // empty: none in particular
    bool operator==(const Onlooker&) const = default;
};

// Why something is refused, for whoever asked. `temporary`: the same may be sent again, later.
struct Refused {
    int status{400};
    std::string title{};  // a sentence
    std::string path{};   // of the field, where it is about one
    bool temporary{};
    bool operator==(const Refused&) const = default;
};

Refused refused(hub::Refusal refusal);
Refused refused(const json::Problem& problem);  // 400
Refused refused(const FrameProblem& problem);   // 400, 404 for an unknown name
Refused unknown_name();                         // 404

// {"answer":"...","offset":123,"epoch":"..."}
std::string encode_answer(const hub::Committed& committed);
// application/problem+json
std::string problem_document(const Refused& refused);

// Lines of a frame, without their ends.
std::string connected(FrameId id, const Connected& connected);
std::string answered(FrameId id, const hub::Committed& committed);
std::string viewed(FrameId id, const std::string& view);  // as `encode` wrote it
std::string problem(FrameId id, const Refused& refused);
std::string encode_event(const hub::LoggedEvent& logged);
std::string position(hub::Offset offset);  // something that this client may not see
std::string presence(const std::vector<Onlooker>& onlookers);
inline constexpr const char* ping = "{}";

}  // namespace web
