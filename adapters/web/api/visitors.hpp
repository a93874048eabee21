#pragma once

#include "adapters/http/message.hpp"
#include "hub/admission.hpp"
#include "hub/hub.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace web {

// Whose request it is: the session's cookie is asked about each time. Nobody for a guest. Throws
// when the store is away.
boost::asio::awaitable<std::optional<hub::Visitor>> visitor_of(hub::Hub& hub,
                                                               const http::Request& request);

// The group that a guest means: the one named, or the only one that there is; nothing when it is
// neither.
boost::asio::awaitable<std::optional<hub::GroupId>> group_meant(hub::Hub& hub, std::string named);

}  // namespace web
