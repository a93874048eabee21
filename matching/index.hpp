#pragma once

#include "matching/place.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace matching {

inline constexpr int hours_in_week = 168;

// A volunteer as matching sees one. Bits are those of one Vocabulary; hour h of weekday d (0 =
// Monday) is hour 24 * d + h of the group's local time; milliseconds count from 1970, UTC, 0:
// never.
struct Candidate {
    std::string id{};
    GeoPoint home{};
    Metres reach{};
    std::uint64_t needs{};
    std::uint32_t languages{};
    std::bitset<hours_in_week> hours{};
    std::int64_t paused_until_ms{};
    int open_tasks{};
    int max_tasks{};
    bool approved{};
    int asked_today{};  // offers on the group's present local day: whoever puts a candidate counts
                        // afresh on a new day
    int offers_per_day{};
    std::int64_t last_asked_ms{};
};

// What a request asks of a candidate.
struct Wanted {
    GeoPoint where{};
    Metres place_radius{};  // how far the true place may be from `where`: widens reach and `widest`
    std::uint64_t need{};   // every one of these bits; none at all: nobody is eligible
    std::uint32_t languages{};  // at least one of these bits; 0: any language will do
    int hour_of_week_from{};    // the hours of the week in which the window begins and ends, both
                                // included;
    int hour_of_week_until{};  // an end before the beginning runs over Sunday midnight. Outside [0,
                               // 168): nobody
    std::int64_t now_ms{};
    Metres widest{};  // nobody farther away, whatever their reach
    std::vector<std::string> not_these{};
};

// Somebody eligible. `who` points into the index and is good until the index is changed.
struct Near {
    const Candidate* who{};
    Metres away{};
};

// True when nothing but the distance could speak against asking this candidate.
bool is_suitable(const Candidate& candidate, const Wanted& wanted);

// True when so far away is within both the candidate's reach and `widest`, each widened by the
// place's radius.
bool is_in_reach(const Candidate& candidate, const Wanted& wanted, Metres away);

// Who is near and eligible. A flat grid of cells of about one kilometre, good for some 100,000
// candidates and reaches of a few kilometres; a reach over many empty cells costs no more than
// looking at everybody.
class Index {
public:
    Index() = default;
    Index(Index&&) noexcept = default;
    Index& operator=(Index&&) noexcept = default;
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;
    ~Index() = default;

    // Replaces the candidate of the same id. False, and nobody of this id is left, when the id is
    // empty or the home is not on earth.
    bool put(Candidate candidate);
    void erase(const std::string& id);

    // Null when there is none of this id; good until the index is changed.
    const Candidate* find(const std::string& id) const;
    std::size_t size() const { return candidates_.size(); }

    // Everybody eligible, in no particular order. Nobody when `where` is not on earth.
    std::vector<Near> eligible(const Wanted& wanted) const;

private:
    struct Cell {
        std::int64_t row{};
        std::int64_t column{};
        bool operator==(const Cell&) const = default;
    };
    struct CellHash {
        std::size_t operator()(const Cell& cell) const noexcept;
    };
    using Dwellers =
        std::vector<const Candidate*>;  // pointers to map entries stay good when the map grows

    static Cell cell_of(const GeoPoint& point);
    template <class Visit>
    void visit_around(const GeoPoint& centre, Metres radius, Visit visit) const;

    std::unordered_map<std::string, Candidate> candidates_{};
    std::unordered_map<Cell, Dwellers, CellHash> cells_{};
};

}  // namespace matching
