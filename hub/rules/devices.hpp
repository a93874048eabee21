#pragma once

#include "hub/commands.hpp"

namespace rules {

inline constexpr std::size_t longest_endpoint = 1000;

// Has this browser's subscription the form of one? https, at most 1,000 visible characters; a key of 65 bytes that may be
// a point of P-256 and a secret of 16 bytes, both base64url. Whether the key is on the curve and the host may be called
// is seen at each push.
bool is_subscription(const hub::AddDevice& device);

}  // namespace rules
