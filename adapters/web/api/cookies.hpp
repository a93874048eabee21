#pragma once

#include "adapters/http/message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace web {

// Their names bind them to this host, to https and to every path of it (RFC 6265bis, "__Host-").
inline constexpr std::string_view session_cookie = "__Host-aidhub";
inline constexpr std::string_view device_cookie =
    "__Host-aidhub-device";  // this browser is known to a coordinator
inline constexpr std::string_view form_cookie =
    "__Host-aidhub-form";  // of a guest: what their forms are bound to

// The value of the cookie of this name; nothing when there is none, or more than one.
std::optional<std::string> cookie(const http::Request& request, std::string_view name);

// Set-Cookie: not for scripts, not for other sites. `lasts` 0: until the browser is closed. `value`
// is ours: base64url and dots.
http::Header set_cookie(std::string_view name, std::string_view value, std::chrono::seconds lasts);
http::Header forget_cookie(std::string_view name);

}  // namespace web
