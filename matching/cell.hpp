#pragma once

#include "matching/place.hpp"

namespace matching {

// The centre of the cell that holds a point: every point of a cell gives the same answer, so the
// answer tells no more than the cell. A cell measures at least 500 m each way, but for those that
// touch a pole. The point must be on earth.
GeoPoint coarse(const GeoPoint& point);

// To the nearest 500 m, never below 500 m: what a volunteer may be told before accepting, measured
// to a coarse cell's centre.
Metres rounded_distance(Metres exact);

}  // namespace matching
