#pragma once

// Candidates and requests for the tests of matching: a plain one to vary, and random worlds.

#include "matching/index.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace worlds {

inline constexpr std::int64_t now_ms = 1'795'000'000'000;
inline constexpr std::int64_t hour_ms = 3'600'000;
inline constexpr matching::GeoPoint hackney{51.5450, -0.0700};

// Somebody at the door who can do everything and was never asked.
inline matching::Candidate willing(std::string id) {
    matching::Candidate candidate;
    candidate.id = std::move(id);
    candidate.home = hackney;
    candidate.reach = {5000};
    candidate.needs = 0b11;
    candidate.languages = 0b1;
    candidate.hours.set();
    candidate.max_tasks = 3;
    candidate.approved = true;
    candidate.offers_per_day = 2;
    return candidate;
}

// What `willing` is eligible for: Monday, two to four in the afternoon.
inline matching::Wanted shopping() {
    matching::Wanted wanted;
    wanted.where = hackney;
    wanted.need = 0b1;
    wanted.hour_of_week_from = 14;
    wanted.hour_of_week_until = 16;
    wanted.now_ms = now_ms;
    wanted.widest = {15000};
    return wanted;
}

// A point so many metres north of another.
inline matching::GeoPoint north_of(matching::GeoPoint point, double metres) {
    return {point.latitude + metres / 111'195.08, point.longitude};
}

// A repeatable random world around one point; most candidates fail for some reason.
class World {
public:
    World(unsigned seed, matching::GeoPoint middle, double spread_degrees)
        : random_{seed}, middle_{middle}, spread_{spread_degrees} {}

    int number(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }
    double share() { return std::uniform_real_distribution<double>{0, 1}(random_); }
    bool one_in(int count) { return number(1, count) == 1; }

    matching::GeoPoint point() {
        matching::GeoPoint made{middle_.latitude + (2 * share() - 1) * spread_,
                                middle_.longitude + (2 * share() - 1) * spread_};
        if (made.latitude > 90) made.latitude = 180 - made.latitude;
        if (made.latitude < -90) made.latitude = -180 - made.latitude;
        if (made.longitude > 180) made.longitude -= 360;
        if (made.longitude < -180) made.longitude += 360;
        return made;
    }

    matching::Candidate candidate(std::string id) {
        matching::Candidate made = willing(std::move(id));
        made.home = point();
        made.reach = {share() * 8000};
        made.needs = static_cast<std::uint64_t>(number(0, 15)) | (one_in(2) ? 1ULL << 63U : 0ULL);
        made.languages = static_cast<std::uint32_t>(number(0, 7));
        for (int hour = 0; hour < matching::hours_in_week; ++hour) {
            if (one_in(3)) made.hours.reset(static_cast<std::size_t>(hour));
        }
        if (one_in(4)) made.paused_until_ms = now_ms + number(-2, 2) * hour_ms;
        made.open_tasks = number(0, 3);
        made.max_tasks = number(0, 4);
        made.approved = !one_in(6);
        made.asked_today = number(0, 2);
        if (one_in(2)) made.last_asked_ms = now_ms - number(-1, 300) * hour_ms;
        return made;
    }

    matching::Wanted wanted() {
        matching::Wanted made = shopping();
        made.where = point();
        made.place_radius = {share() * 2000};
        made.need = one_in(3) ? 1ULL << 63U : 1ULL << static_cast<unsigned>(number(0, 3));
        made.languages = one_in(2) ? 0 : static_cast<std::uint32_t>(number(1, 7));
        made.hour_of_week_from = number(0, 167);
        made.hour_of_week_until = (made.hour_of_week_from + number(0, 6)) % 168;
        made.widest = {share() * 12000};
        for (int count = number(0, 20); count > 0; --count)
            made.not_these.push_back("v" + std::to_string(number(0, 400)));
        return made;
    }

private:
    std::mt19937 random_;
    matching::GeoPoint middle_;
    double spread_;
};

}  // namespace worlds
