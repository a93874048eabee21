#pragma once

#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

namespace services {

// Sessions, codes and invitations have a timer (record, forget).
bool is_of_sign_in(hub::RecordKind kind);

// Serves it: what is over goes, and a session's end is announced. What a commit that lost a race
// leaves undone, the next round does. Throws like Store.
boost::asio::awaitable<void> forget_sign_in(hub::Store& store,
                                            hub::TimePoint now,
                                            hub::GroupId group,
                                            hub::RecordId record);

}  // namespace services
