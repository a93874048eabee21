#include "matching/place.hpp"

#include <catch2/catch.hpp>

#include <limits>

using matching::distance;
using matching::GeoPoint;

TEST_CASE("known distances come out within half a percent") {
    CHECK(distance({51.5074, -0.1278}, {48.8566, 2.3522}).value ==
          Approx(343'500).epsilon(0.005));  // London, Paris
    CHECK(distance({51.5450, -0.0700}, {51.5460, -0.0700}).value == Approx(111.2).epsilon(0.005));
    CHECK(distance({0, 179.99}, {0, -179.99}).value ==
          Approx(2224).epsilon(0.005));  // over the date line
    CHECK(distance({0, 0}, {0, 180}).value == Approx(20'015'115).epsilon(0.005));
}

TEST_CASE("a distance is the same both ways and nothing to oneself") {
    const GeoPoint here{51.5450, -0.0700};
    const GeoPoint there{51.46, 0.21};
    CHECK(distance(here, there) == distance(there, here));
    CHECK(distance(here, here).value == 0);
}

TEST_CASE("only finite degrees within their bounds are on earth") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double inf = std::numeric_limits<double>::infinity();
    CHECK(matching::is_on_earth({90, -180}));
    CHECK(matching::is_on_earth({0, 0}));
    CHECK_FALSE(matching::is_on_earth({90.001, 0}));
    CHECK_FALSE(matching::is_on_earth({0, 180.001}));
    CHECK_FALSE(matching::is_on_earth({nan, 0}));
    CHECK_FALSE(matching::is_on_earth({0, inf}));
}
