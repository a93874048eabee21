#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

// One-time codes out of an app: RFC 6238 with SHA-1 and steps of 30 seconds since 1970, which is
// what all apps can.

// RFC 4648, without padding.
std::string base32(std::string_view bytes);
// Small letters and padding are taken too; nothing for other characters.
std::optional<std::string> from_base32(std::string_view text);

// The code of one step, of 6 to 8 digits. `secret` as bytes.
std::string one_time_code(std::string_view secret, std::int64_t step, int digits = 6);

// The step that this code of 6 digits is of: that of `seconds` since 1970, or its neighbour on
// either side. Takes the same time whatever the code.
std::optional<std::int64_t> matching_step(std::string_view secret,
                                          std::string_view code,
                                          std::int64_t seconds);

// What an app reads from a picture: "otpauth://totp/..." for a secret in base 32.
std::string otpauth_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace secrets
