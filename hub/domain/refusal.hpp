#pragma once

#include <boost/system/result.hpp>

#include <string>
#include <type_traits>

namespace hub {

// Why the hub says no. The caller can do something about each; a broken world is an exception
// instead.
enum class Refusal {
    none = 0,
    not_found,       // also what an object of another group looks like
    not_allowed,     // the role may not do this
    wrong_state,     // the life of the request or offer does not lead there
    already_filled,  // somebody else was quicker
    expired,         // the offer's or message's time is over
    stale_version,   // a record changed since it was read: load and decide again
    key_reused,      // the idempotency key belongs to another actor or body
    too_large,       // more than one commit may hold
    invalid,         // the words or values make no sense here
    full,            // a bound is reached: queue, budget, attempts
    stopped,         // this address said STOP
    busy,            // another hand-over to this address is under way
    epoch_changed,   // the server is not the one that the caller read from
};

const boost::system::error_category& refusal_category();
boost::system::error_code make_error_code(Refusal refusal);

template <class T>
using Result = boost::system::result<T>;

}  // namespace hub

template <>
struct boost::system::is_error_code_enum<hub::Refusal> : std::true_type {};
