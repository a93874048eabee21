#pragma once

#include <string>
#include <string_view>

namespace sms {

// Plain characters in place of typographic ones (quotes, dashes, ellipsis, spaces of any width,
// bullets, ligatures, full-width forms), since a single one of them more than doubles the price of
// a text. Letters of any language stay as they are. Control characters go, line ends become '\n',
// bytes that are no UTF-8 become '?'.
std::u32string fold(std::string_view utf8);

}  // namespace sms
