#pragma once

#include "adapters/json/problem.hpp"
#include "hub/commands.hpp"
#include "hub/queries.hpp"

#include <boost/system/result.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace web {

// What a client says over the live connection: one JSON object a line.

// The client's own number of what it asks, from 1: the answer bears it again.
using FrameId = std::int64_t;

// Up to where a client knows a group's events.
struct Position {
    std::uint64_t offset{};
    std::string epoch{};
    bool operator==(const Position&) const = default;
};

struct Connect {
    FrameId id{};
    std::string ticket{};
    std::map<std::string, Position> positions{};  // by group, at most 8
    bool operator==(const Connect&) const = default;
};

struct CommandFrame {
    FrameId id{};
    std::string key{};
    hub::Command command{};
    bool operator==(const CommandFrame&) const = default;
};

struct QueryFrame {
    FrameId id{};
    hub::Query query{};
    bool operator==(const QueryFrame&) const = default;
};

// What one has before one's eyes, so that others see it; empty: nothing in particular.
struct LookAt {
    hub::RequestId request{};
    bool operator==(const LookAt&) const = default;
};

struct PongFrame {
    bool operator==(const PongFrame&) const = default;
};

using ClientFrame = std::variant<Connect, CommandFrame, QueryFrame, LookAt, PongFrame>;

// With an id: a command or query that is refused, to be answered under its id, and the connection
// goes on. Without: what came is no frame.
struct FrameProblem {
    std::optional<FrameId> id{};
    bool unknown_name{};  // of the command or query
    json::Problem problem{};
    bool operator==(const FrameProblem&) const = default;
};

// One line of a frame, without its end. Paths of a body's fields are as over HTTP.
boost::system::result<ClientFrame, FrameProblem> decode_client_frame(std::string_view line);

}  // namespace web
