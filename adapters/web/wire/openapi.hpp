#pragma once

#include <string>

namespace web {

// The OpenAPI 3.1 document of all that is described, made anew with every call: some 100 kB.
std::string openapi();

}  // namespace web
