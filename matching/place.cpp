#include "matching/place.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace matching {

Metres distance(const GeoPoint& from, const GeoPoint& to) {
    constexpr double radius = 6'371'008.8;
    constexpr double degree = std::numbers::pi / 180.0;
    const double rise = std::sin((to.latitude - from.latitude) * degree / 2);
    const double turn = std::sin((to.longitude - from.longitude) * degree / 2);
    const double share = rise * rise + std::cos(from.latitude * degree) *
                                           std::cos(to.latitude * degree) * turn * turn;
    return {2 * radius * std::asin(std::sqrt(std::clamp(share, 0.0, 1.0)))};
}

bool is_on_earth(const GeoPoint& point) {
    return std::isfinite(point.latitude) && std::isfinite(point.longitude) &&
           std::abs(point.latitude) <= 90 && std::abs(point.longitude) <= 180;
}

}  // namespace matching
