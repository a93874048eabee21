#include "adapters/web/socket/out_queue.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>

using namespace std::chrono_literals;

namespace {

using Time = web::OutQueue::Time;

web::Payload made_of(std::string bytes) {
    return std::make_shared<const std::string>(std::move(bytes));
}

// Takes up to so many bytes off, as a kernel would.
std::string take(web::OutQueue& queue, std::size_t most, std::size_t pieces = 64) {
    std::array<boost::asio::const_buffer, 64> room;
    const std::size_t count = queue.gather({room.data(), pieces});
    std::string taken;
    for (std::size_t i = 0; i < count; ++i)
        taken.append(static_cast<const char*>(room.at(i).data()), room.at(i).size());
    taken.resize(std::min(taken.size(), most));
    queue.sent(taken.size());
    return taken;
}

}  // namespace

TEST_CASE("frames leave in order and in one go, however little of them is taken at a time") {
    web::OutQueue queue;
    CHECK(queue.empty());
    for (const char* bytes : {"one", "two", "three"}) queue.push(made_of(bytes), Time{});
    CHECK(queue.bytes() == 11);
    CHECK(take(queue, 4) == "onet");
    CHECK(queue.bytes() == 7);
    CHECK(take(queue, 100, 1) == "wo");
    CHECK(take(queue, 100) == "three");
    CHECK(queue.empty());
    CHECK(queue.bytes() == 0);
}

TEST_CASE("a queue knows since when its first frame waits") {
    web::OutQueue queue;
    queue.push(made_of("ab"), Time{} + 1s);
    queue.push(made_of("cd"), Time{} + 2s);
    take(queue, 1);
    CHECK(queue.since() == Time{} + 1s);
    take(queue, 1);
    CHECK(queue.since() == Time{} + 2s);
}

TEST_CASE("a pong goes before what waits but never into a frame, and only the last one counts") {
    web::OutQueue queue;
    queue.push(made_of("begun"), Time{});
    queue.push(made_of("next"), Time{});
    CHECK(take(queue, 2) == "be");
    queue.push_pong(made_of("(old)"), Time{});
    queue.push_pong(made_of("(pong)"), Time{});
    CHECK(queue.bytes() == 13);
    CHECK(take(queue, 100) == "gun(pong)next");
    queue.push_pong(made_of("(alone)"), Time{} + 3s);
    CHECK_FALSE(queue.empty());
    CHECK(queue.since() == Time{} + 3s);
    CHECK(take(queue, 100) == "(alone)");
    CHECK(queue.empty());
}

TEST_CASE("dropping leaves the rest of a frame that was begun, so that the next one can be read") {
    web::OutQueue queue;
    queue.push(made_of("begun"), Time{});
    queue.push(made_of("gone"), Time{});
    queue.push_pong(made_of("gone"), Time{});
    take(queue, 0);
    queue.drop();
    CHECK(queue.empty());
    queue.push(made_of("begun"), Time{});
    queue.push(made_of("gone"), Time{});
    take(queue, 1);
    queue.drop();
    queue.push(made_of("(bye)"), Time{});
    CHECK(queue.bytes() == 9);
    CHECK(take(queue, 100) == "egun(bye)");
    CHECK(queue.bytes() == 0);
}

TEST_CASE("whatever is pushed and taken in whatever portions, what leaves is what came") {
    std::mt19937 random{7};
    web::OutQueue queue;
    std::string expected;
    std::string left;
    for (int i = 0; i < 20'000; ++i) {
        if (random() % 3 != 0) {
            const std::string frame(1 + random() % 20, static_cast<char>('a' + i % 26));
            queue.push(made_of(frame), Time{});
            expected += frame;
        } else {
            left += take(queue, random() % 60, 1 + random() % 64);
        }
        REQUIRE(queue.bytes() == expected.size() - left.size());
    }
    while (!queue.empty()) left += take(queue, 1000);
    CHECK(left == expected);
}
