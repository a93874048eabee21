#pragma once

#include <string>
#include <string_view>

namespace program {

// The one text of an answer such as {"id":"..."}. Throws std::runtime_error when it is another.
std::string answer_line(std::string_view body, std::string_view name);

}  // namespace program
