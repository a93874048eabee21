#pragma once

#include "tests/faults/checker.hpp"
#include "tests/faults/nemesis.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace faults {

struct Measure {
    int rounds{1};
    std::uint64_t seed{1};
    std::chrono::seconds load{2};  // in each round
};

// The marks that a clock decides. Generous, since test machines are busy; what was measured is
// printed.
inline constexpr milliseconds latest_refusal{3000};
inline constexpr milliseconds latest_recovery{15'000};
inline constexpr long most_growth = FAULTS_MOST_GROWTH;  // kilobytes; more under sanitizers

// How one nemesis went.
struct Trial {
    std::string name{};
    std::string not_run{};  // why
    int rounds{};
    Verdict verdict{};
    std::vector<milliseconds> refusals{};    // how long each 503 took to come while it lasted
    std::vector<milliseconds> recoveries{};  // from its end until it was noticed
    long growth{};                           // kilobytes
    std::chrono::seconds took{};
    std::string hub_log{};  // of its last life, when a mark is broken

    bool good() const { return not_run.empty() && verdict.problems.empty(); }
};

Trial try_out(const Nemesis& nemesis, const Measure& measure);

// The middle one; nothing out of nothing is 0.
milliseconds median(std::vector<milliseconds> times);
milliseconds worst(const std::vector<milliseconds>& times);

// A line of the table, and its head.
std::string head();
std::string line(const Trial& trial);

}  // namespace faults
