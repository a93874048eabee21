#include "matching/score.hpp"

#include <algorithm>

namespace matching {

namespace {

constexpr double half_way_metres = 2000;
constexpr double week_ms = 7 * 24 * 3'600'000.0;

double fairness(const Candidate& candidate, std::int64_t now_ms) {
    if (candidate.last_asked_ms == 0) return 1;
    const auto rested = static_cast<double>(now_ms) - static_cast<double>(candidate.last_asked_ms);
    return std::clamp(rested / week_ms, 0.0, 1.0);
}

double load(const Candidate& candidate) {
    if (candidate.max_tasks <= 0) return 0;
    return std::clamp(
        1 - static_cast<double>(candidate.open_tasks) / candidate.max_tasks, 0.0, 1.0);
}

}  // namespace

std::array<ScorePart, 3> Score::parts() const {
    return {{{"distance", distance, 0.6}, {"fairness", fairness, 0.25}, {"load", load, 0.15}}};
}

double Score::total() const {
    double sum = 0;
    for (const ScorePart& part : parts()) sum += part.weight * part.value;
    return sum;
}

Score score(const Candidate& candidate, Metres away, std::int64_t now_ms) {
    return {.distance = half_way_metres / (half_way_metres + std::max(0.0, away.value)),
            .fairness = fairness(candidate, now_ms),
            .load = load(candidate)};
}

}  // namespace matching
