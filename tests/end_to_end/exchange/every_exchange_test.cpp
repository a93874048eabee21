#include "tests/end_to_end/exchange/story.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using end_to_end::Told;
using std::chrono::steady_clock;
using support::Cut;
using seconds = std::chrono::duration<double>;

std::string to_text(const Cut& cut) {
    const bool before = cut.side == Cut::Side::before;
    return std::string{"killed "} + (before ? "before" : "after") + " exchange " +
           std::to_string(cut.exchange);
}

// The story told again and again, cut at every `step`th exchange from `first`, on both sides, until
// a telling ends before its cut. Tellings run side by side: each has everything of its own.
class Tellings {
public:
    Tellings(std::size_t first, std::size_t step) : first_(first), step_(step) {
        std::vector<std::thread> tellers;
        for (int i = 0; i < side_by_side; ++i) tellers.emplace_back([this] { work(); });
        for (std::thread& teller : tellers) teller.join();
    }

    std::size_t cuts() const { return cuts_; }
    const std::vector<std::string>& problems() const { return problems_; }

private:
    // Most of a telling is waiting.
    static constexpr int side_by_side = 4;

    void work() {
        while (!at_end_) {
            const std::size_t turn = turns_++;
            const Cut cut{.exchange = first_ + turn / 2 * step_,
                          .side = turn % 2 == 0 ? Cut::Side::before : Cut::Side::after};
            note(cut, end_to_end::tell_story(cut));
        }
    }

    void note(const Cut& cut, const Told& told) {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (told.cut) {
            ++cuts_;
        } else {
            at_end_ = true;
        }
        if (told.problems.empty()) return;
        std::string all = to_text(cut);
        for (const std::string& problem : told.problems) all += "\n  " + problem;
        problems_.push_back(std::move(all));
    }

    const std::size_t first_;
    const std::size_t step_;
    std::atomic<std::size_t> turns_{0};
    std::atomic<bool> at_end_{false};
    std::mutex mutex_;  // of what follows
    std::size_t cuts_{};
    std::vector<std::string> problems_;
};

// Every `step`th exchange from `first`; gives how long it took.
seconds tell(std::size_t first, std::size_t step) {
    const auto began = steady_clock::now();
    const Tellings tellings(first, step);
    for (const std::string& problem : tellings.problems()) FAIL_CHECK(problem);
    const seconds took = steady_clock::now() - began;
    WARN("the hub was killed " << tellings.cuts() << " times: at exchange " << first
                               << " and every " << step << ". after it, on both sides, in "
                               << took.count() << " s");
    CHECK(tellings.cuts() * step >= 200);  // a telling has 145 exchanges when this is written
    return took;
}

}  // namespace

TEST_CASE("left in peace, the story ends well") {
    for (const std::string& problem : end_to_end::tell_story({}).problems) FAIL_CHECK(problem);
}

// All of them when there is time; else every fifth, or more, from a start that is drawn.
TEST_CASE("killed at any exchange, a hub loses nothing and tells nobody twice") {
    constexpr std::size_t step = 5;
    constexpr seconds limit{200};
    const std::size_t start = std::random_device{}();
    seconds spent{0};
    seconds longest{0};
    for (std::size_t round = 0; round < step && spent + longest < limit; ++round) {
        const seconds took = tell(1 + (start + round) % step, step);
        spent += took;
        longest = std::max(longest, took);
    }
}

// However long it takes: every_exchange_test "[every]".
TEST_CASE("killed at each exchange, a hub loses nothing and tells nobody twice", "[.][every]") {
    tell(1, 1);
}
