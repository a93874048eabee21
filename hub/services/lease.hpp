#pragma once

#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace services {

// Takes the scope's lease for this node, or renews it when half of its time is over. Nothing: this
// node holds it. Else until when another does, as far as is known. Saves double work, decides
// nothing. Throws like Store.
boost::asio::awaitable<std::optional<hub::TimePoint>> leased_to_another(hub::Store& store,
                                                                        hub::Scope scope,
                                                                        hub::NodeId node,
                                                                        hub::TimePoint now,
                                                                        std::chrono::seconds lasts);

}  // namespace services
