#pragma once

#include "adapters/web/socket/close_codes.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace web {

// One frame as it stands on the wire. Made once, shared by all who get it.
using Payload = std::shared_ptr<const std::string>;

// A whole text message of any length. `text` is UTF-8: whoever made it says so.
Payload text_frame(std::string_view text);
Payload ping_frame();
// Says back what the ping said, at most 125 bytes.
Payload pong_frame(std::string_view said);
// `reason` is ASCII; more than 123 bytes of it are cut off. `said_nothing` is an empty frame.
Payload close_frame(Close code, std::string_view reason);

}  // namespace web
