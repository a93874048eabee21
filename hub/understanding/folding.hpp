#pragma once

#include <string>
#include <string_view>

namespace understanding {

// Any bytes as well-formed UTF-8 in form NFKC: what is no character becomes U+FFFD, control, bidi
// and invisible characters go, typographic quotes and dashes become plain ones, piles of combining
// marks are cut to four. Linear.
std::string tidy(std::string_view bytes);

// What two spellings have in common: case, accents and apostrophes are gone. Takes tidy text.
std::string fold(std::string_view tidy_text);

}  // namespace understanding
