#pragma once

#include <string>
#include <string_view>

namespace json {

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// The same text with U+FFFD for every byte that is not part of valid UTF-8, and for NUL.
std::string repaired(std::string_view text);

// True when valid UTF-8 holds a control character (C0, C1, DEL), a bidirectional control, or a
// character of no width: what could make a name or a line look like another one.
bool has_controls(std::string_view text);

}  // namespace json
