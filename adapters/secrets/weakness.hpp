#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace secrets {

// Both of the normal form (normal_form.hpp).
inline constexpr std::size_t shortest_password = 8;   // code points
inline constexpr std::size_t longest_password = 256;  // bytes

// config/frequent_passwords.txt: one a line, # begins a line that is none.
extern const std::string_view frequent_passwords;

// Why this may not be a password, as a sentence for the one who chose it; empty: it may. Refused
// are those that are short, very long, no UTF-8, in the list of common ones (whatever the case,
// with up to four digits or marks added), runs ("abcdefgh", "87654321") and repetitions of one or
// two characters. Kinds of characters are not asked for.
std::string weakness(std::string_view password);

}  // namespace secrets
