#pragma once

#include "adapters/push/curve.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace push {

// What a service must take (RFC 8030: 4,096 bytes together) with room to spare.
inline constexpr std::size_t max_payload = 3800;
inline constexpr std::size_t salt_bytes = 16;
inline constexpr std::size_t auth_bytes = 16;

// The body of a push message by RFC 8291 (aes128gcm), one record, for the browser that has
// `receiver` and `auth`. `sender` and `salt` (16 bytes) are made anew for each message. Throws
// std::invalid_argument when a size is wrong.
std::string encrypted(std::string_view payload,
                      const Key& receiver,
                      std::string_view auth,
                      const Key& sender,
                      std::string_view salt);

}  // namespace push
