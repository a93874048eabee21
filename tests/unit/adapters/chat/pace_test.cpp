#include "adapters/chat/telegram/pace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace {

using namespace std::chrono_literals;
using telegram::Pace;

const Pace::Clock::time_point noon{1000h};

}  // namespace

TEST_CASE("a chat gets one message at a time, other chats do not wait for it") {
    Pace pace{1000ms, 30};
    CHECK(pace.room("1", noon, 3s) == noon);
    CHECK(pace.room("2", noon, 3s) == noon);
    CHECK(pace.room("1", noon, 3s) == noon + 1s);
    CHECK(pace.room("1", noon, 3s) == noon + 2s);
    CHECK(pace.room("1", noon + 500ms, 3s) == noon + 3s);
    CHECK(pace.room("1", noon + 10s, 3s) == noon + 10s);
}

TEST_CASE("who would wait for too long gets no room and uses none") {
    Pace pace{1000ms, 30};
    pace.room("1", noon, 0ms);
    CHECK_FALSE(pace.room("1", noon, 999ms));
    CHECK_FALSE(pace.room("1", noon, 999ms));
    CHECK(pace.room("1", noon + 1s, 0ms) == noon + 1s);
}

TEST_CASE("no second holds more messages than the bot may send in all") {
    Pace pace{1000ms, 30};
    std::vector<Pace::Clock::time_point> given;
    for (int i = 0; i < 400; ++i) {
        const auto now = noon + i * 7ms;
        if (const auto at = pace.room(std::to_string(i % 61), now, 3s)) given.push_back(*at);
    }
    CHECK(given.size() > 100);
    std::sort(given.begin(), given.end());
    for (std::size_t i = 30; i < given.size(); ++i) CHECK(given[i] - given[i - 30] >= 1s);
}
