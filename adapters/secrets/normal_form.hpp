#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

// The one spelling of a password: NFKC of Unicode, so that the same letters are the same password
// on every keyboard (in the spirit of RFC 8265). Nothing when it is no UTF-8.
std::optional<std::string> normal_form(std::string_view password);

// Code points of UTF-8.
std::size_t code_points(std::string_view text);

}  // namespace secrets
