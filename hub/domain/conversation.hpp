#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub {

// What the hub asked last and waits to hear.
enum class Question {
    nothing,
    need,
    postcode,
    street,
    name,
    who_pays,
    which_offer,
    confirm_cancel,
    satisfied
};

// Where a dialogue in one group stands. Records of people's words are messages and requests, not
// this.
struct Conversation {
    PersonId person{};
    Question question{Question::nothing};
    RequestId request{};                // the one being talked about: a draft, or the latest
    std::vector<RequestId> requests{};  // this resident's unfinished requests, at most 8
    int misunderstood{};  // answers in a row that were not understood; a person takes over at 3
    TimePoint heard_at{};
    PersonId held_by{};  // a coordinator who took it over: nothing is answered by itself
    std::optional<TimePoint> held_until{};

    bool operator==(const Conversation&) const = default;
};

}  // namespace hub
