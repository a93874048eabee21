#pragma once

#include "hub/commands.hpp"
#include "hub/domain/refusal.hpp"
#include "hub/rules/problem.hpp"
#include "hub/rules/setup.hpp"
#include "hub/rules/turn.hpp"

#include <optional>
#include <string>

// How a request comes to be open: out of a dialogue, or whole, from a page.
namespace rules {

inline constexpr std::size_t max_requests_per_resident =
    5;  // unfinished ones; then a coordinator is asked
inline constexpr std::size_t max_requests_by_desk = 8;  // what a conversation remembers

// The first one; nothing: all is well. `place` is what the postcode was found to be. That the
// number can be reached is known elsewhere; `now` is asked of the window only.
std::optional<Problem> problem_of(const hub::OpenRequest& command,
                                  const hub::Group& group,
                                  const std::optional<hub::Place>& place,
                                  hub::TimePoint now = {});

// A whole request with what was found out about it.
struct Opening {
    hub::OpenRequest command{};  // without a problem
    hub::Place place{};
    Reachable reachable{};  // of somebody new
    std::string came{};     // "web", "desk"
    bool by_desk{};
    bool own_word{};  // of the resident or the desk: what is told of them is kept for the next time
};

// Open at once, with reference, doorstep word and dispatch timer; the resident is told its
// reference, or that the group pauses. The standing person may be new (version 0, only the id
// known). Answers with the request's id. stopped: they said STOP. not_allowed: they are blocked.
// full: they have too many unfinished ones.
hub::Result<hub::Changes> open_request(const Standing& standing,
                                       const Moment& moment,
                                       const Opening& opening);

// Its words speak of danger: held as a text would be, and nothing is opened. Answers "danger".
hub::Changes hold_request(const Standing& standing,
                          const Moment& moment,
                          const Opening& opening,
                          const std::string& danger);

// The end of every way into the queue. A request whose window is over gets the next day.
void make_open(Turn& turn, hub::Request& request);

// One of theirs again, after it was given up.
hub::Changes take_up_again(const hub::Versioned<hub::Conversation>& talk,
                           const hub::PersonId& resident,
                           const hub::RequestId& request);

bool wants_a_door(const hub::Need& need);
bool costs_money(const hub::Need& need);
bool is_outside(const hub::Group& group, const hub::Place& place);

}  // namespace rules
