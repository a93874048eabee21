#include "matching/cell.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace matching {

namespace {

// On the true ellipsoid a degree of latitude is shortest at the equator, with 110,574 m: 508 m
// here.
constexpr double rows = 39'130;
constexpr double row_height = 180.0 / rows;
constexpr double degree = std::numbers::pi / 180.0;
constexpr double equator_metres = 360 * 110'574.0;
constexpr double step = 500;

// Where a row is narrowest it still holds this many columns of 500 m.
double columns_in(double row) {
    const double south = row * row_height - 90;
    const double narrowest = std::max(std::abs(south), std::abs(south + row_height));
    return std::max(1.0, std::floor(equator_metres * std::cos(narrowest * degree) / step));
}

}  // namespace

GeoPoint coarse(const GeoPoint& point) {
    const double row = std::clamp(std::floor((point.latitude + 90) / row_height), 0.0, rows - 1);
    const double columns = columns_in(row);
    const double width = 360 / columns;
    const double column = std::clamp(std::floor((point.longitude + 180) / width), 0.0, columns - 1);
    return {.latitude = (row + 0.5) * row_height - 90, .longitude = (column + 0.5) * width - 180};
}

Metres rounded_distance(Metres exact) {
    if (!(exact.value > step)) return {step};
    return {std::round(exact.value / step) * step};
}

}  // namespace matching
