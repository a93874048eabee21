#pragma once

#include "hub/domain/request.hpp"
#include "hub/understanding/wish.hpp"

namespace understanding {

// A wish as a window in UTC that ends after `now`; see wanted_time.hpp for what is assumed where
// nothing was said.
hub::Window plan(const Wish& wish, const hub::TimeZone& zone, hub::TimePoint now);

}  // namespace understanding
