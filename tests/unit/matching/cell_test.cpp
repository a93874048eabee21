#include "matching/cell.hpp"

#include "tests/unit/matching/worlds.hpp"

#include <catch2/catch.hpp>

#include <limits>

using matching::coarse;
using matching::GeoPoint;
using matching::Metres;
using matching::rounded_distance;

namespace {

// How far one has to walk in a direction until the coarse place changes, from the far side of the
// cell.
double width_of_cell(GeoPoint inside, GeoPoint step) {
    const auto walk = [&](double way) {
        GeoPoint at = inside;
        while (coarse(at) == coarse(inside))
            at = {at.latitude + way * step.latitude, at.longitude + way * step.longitude};
        return at;
    };
    return matching::distance(walk(-1), walk(1)).value;
}

}  // namespace

TEST_CASE("a coarse place is the same for the whole cell and stays put when made coarse again") {
    worlds::World world{3, {0, 0}, 1};
    for (int i = 0; i < 20'000; ++i) {
        const GeoPoint exact{-90 + 180 * world.share(), -180 + 360 * world.share()};
        const GeoPoint cell = coarse(exact);
        REQUIRE(matching::is_on_earth(cell));
        REQUIRE(coarse(cell) == cell);
        if (std::abs(exact.latitude) < 80) REQUIRE(matching::distance(exact, cell) < Metres{400});
    }
}

TEST_CASE("a cell measures at least 500 m each way") {
    const GeoPoint inside = GENERATE(worlds::hackney,
                                     GeoPoint{0.0001, 0.0001},
                                     GeoPoint{60.15, -1.15},
                                     GeoPoint{-36.85, 174.76},
                                     GeoPoint{78.2, 15.6});
    CHECK(width_of_cell(inside, {1e-5, 0}) >= 500);
    CHECK(width_of_cell(inside, {0, 1e-5}) >= 500);
}

TEST_CASE("neighbours on one street cannot be told apart, and the next district can") {
    const GeoPoint door{51.54501, -0.07003};
    CHECK(coarse(door) == coarse({51.54503, -0.07001}));
    CHECK_FALSE(coarse(door) == coarse(worlds::north_of(door, 1200)));
}

TEST_CASE("the poles and the date line have cells too") {
    const GeoPoint edge = GENERATE(GeoPoint{90, 0},
                                   GeoPoint{-90, 180},
                                   GeoPoint{90, -180},
                                   GeoPoint{0, 180},
                                   GeoPoint{0, -180});
    CHECK(matching::is_on_earth(coarse(edge)));
    CHECK(coarse(coarse(edge)) == coarse(edge));
}

TEST_CASE("a told distance is a multiple of 500 m and never below") {
    CHECK(rounded_distance({0}) == Metres{500});
    CHECK(rounded_distance({-3}) == Metres{500});
    CHECK(rounded_distance({749.9}) == Metres{500});
    CHECK(rounded_distance({750}) == Metres{1000});
    CHECK(rounded_distance({1249}) == Metres{1000});
    CHECK(rounded_distance({14'800}) == Metres{15'000});
    CHECK(rounded_distance({std::numeric_limits<double>::quiet_NaN()}) == Metres{500});
}
