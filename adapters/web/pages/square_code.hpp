#pragma once

#include "adapters/web/pages/html.hpp"

#include <string>
#include <string_view>

namespace web {

// A picture of a text for another device's camera (QR code, ISO/IEC 18004), drawn into the page: it
// needs no script and no file. `label` is what it is for those who do not see it. Empty when the
// text is too long for one (more than 1,000 bytes).
Html square_code(const std::string& text, std::string_view label);

}  // namespace web
