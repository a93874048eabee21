#pragma once

#include <string>
#include <string_view>

namespace redis::library {

// The functions of functions/commit.lua, as built in. Name and functions carry a version drawn from
// the text, so that nodes of two releases run side by side.
extern const std::string_view name;
extern const std::string_view version;
extern const std::string_view source;

// A function's name with the version.
std::string function(std::string_view plain);

}  // namespace redis::library
