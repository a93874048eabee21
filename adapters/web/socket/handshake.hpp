#pragma once

#include "adapters/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

constexpr std::string_view subprotocol = "aidhub.v1";

// What to answer to a request that would become a live connection (RFC 6455 4.2): 101 with all its
// headers and nobody to go on yet, or why not.
//   403: it does not come from exactly one of these pages. Looked at first, and nothing else is
//   then. 400: it has a query (a secret in it would be logged along the way), a key that is none,
//   no
//        `aidhub.v1` among its subprotocols, or is no upgrade to WebSocket at all.
//   426: another version than 13.
// Extensions are not negotiated.
http::Response shake_hands(const http::Request& request, const std::vector<std::string>& origins);

}  // namespace web
