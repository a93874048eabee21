#pragma once

#include "adapters/web/pages/layout.hpp"

#include <string>

namespace web {

// What was written speaks of danger: call 999; no neighbour is sent, the coordinators are told.
Page danger_page(const Wordbook& words, const std::string& group_name);

}  // namespace web
