#pragma once

// Everything people can read.

#include "hub/domain/ids.hpp"

#include <variant>

namespace hub {

// The requests of a group that are not over, most urgent and longest waiting first.
struct GroupQueue { bool operator==(const GroupQueue&) const = default; };

// One request with its offers and what was said about it.
struct RequestStory { RequestId request{}; bool operator==(const RequestStory&) const = default; };

// How many requests, volunteers and messages a group has, in which states: no names, no places.
struct GroupFigures { bool operator==(const GroupFigures&) const = default; };

using Query = std::variant<GroupQueue, RequestStory, GroupFigures>;

}  // namespace hub
