// All connections of a node are cut at once and come back. With as many as one likes:
// `build/release/tests/live/storm --connections 10000`.
#include "tests/live/storm.hpp"

#include <catch2/catch.hpp>

TEST_CASE(
    "a thousand who are cut at once come back without a gap, and nobody else waits or is refused") {
    const live_hub::StormFigures figures = live_hub::storm(1000);
    INFO("all back after " << figures.all_back << " s; an event took " << figures.longest_event
                           << " s, a sign of life " << figures.longest_answer << " s; memory "
                           << figures.resident_before << " MB, then " << figures.resident_after);
    CHECK(figures.wrong.empty());
    CHECK(figures.recovered == 1000);
    CHECK(figures.afresh == 0);
    CHECK(figures.unanswered == 0);
    CHECK(figures.lost_others == 0);
    CHECK(figures.longest_event < 10);
    CHECK(figures.all_back < 60);
    CHECK(figures.resident_after - figures.resident_before < LIVE_MOST_GROWTH);
}
