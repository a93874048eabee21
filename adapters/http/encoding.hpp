#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace http {

enum class Plus { is_plus, is_space };

// Undoes percent-encoding; nothing when an escape is broken.
std::optional<std::string> percent_decode(std::string_view encoded, Plus plus);

}  // namespace http
