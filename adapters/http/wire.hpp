#pragma once

#include "adapters/http/message.hpp"

#include <string>

namespace http {

enum class Keep { open, close, becomes_another };
enum class Body { sent, left_out };

// May every header stand on the wire as it is, and is the status one of a final answer, or 101 with
// somebody to go on?
bool is_sendable(const Response& response);

// The bytes of an answer, with Content-Length, nosniff and, unless set otherwise, `Cache-Control:
// no-store`. Needs is_sendable(). A handler's own Content-Length, Connection and Transfer-Encoding
// are left out.
std::string on_the_wire(const Response& response, Keep keep, Body body);

}  // namespace http
