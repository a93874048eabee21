#pragma once

#include "hub/ports/store.hpp"
#include "hub/rules/case.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <vector>

namespace services {

// The records that a decision about this request may need: the group, the request, the volunteers
// and persons of its live offers and tasks, the resident, and those in `also`. Nothing when the
// group has no such request. Throws like Store.
boost::asio::awaitable<std::optional<rules::Case>> load_case(hub::Store& store,
                                                             hub::GroupId group,
                                                             hub::RequestId request,
                                                             std::vector<hub::PersonId> also);

// Adds the texts of its open offers that will not arrive any more.
boost::asio::awaitable<rules::Case> with_undelivered(hub::Store& store, rules::Case file);

}  // namespace services
