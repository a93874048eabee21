#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace records {

// RFC 4648 with "-" and "_", without padding.
std::string base64(std::string_view bytes);

// Strict: nothing for other characters, impossible lengths or bits left over.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace records
