#pragma once

#include <compare>

namespace matching {

// A length on the ground.
struct Metres {
    double value{};
    auto operator<=>(const Metres&) const = default;
};

// WGS84 degrees. Exact points of people stay inside matching and sealed records: no formatter
// exists.
struct GeoPoint {
    double latitude{};
    double longitude{};
    bool operator==(const GeoPoint&) const = default;
};

// Great-circle distance by the haversine formula on a sphere of 6,371,008.8 m (IUGG mean radius).
Metres distance(const GeoPoint& from, const GeoPoint& to);

// True for finite degrees within [-90, 90] and [-180, 180].
bool is_on_earth(const GeoPoint& point);

}  // namespace matching
