#pragma once

#include "hub/views.hpp"

#include <string>

namespace web {

// The view as an object. It holds what is personal in plain: for the wire to the one who asked.
std::string encode(const hub::View& view);

}  // namespace web
