#pragma once

#include "hub/domain/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace rules {

// Everything that one decision draws, out of one seed: the same seed decides the same. A seed
// serves one decision.
class Chance {
public:
    // Two numbers that nobody may guess (hub::Random) and the time of the decision.
    Chance(std::uint64_t seed, std::uint64_t stream, hub::TimePoint now);

    // 26 characters of Crockford's base 32: 48 bits of time, a count, 65 drawn bits; later ones of
    // one decision sort later.
    std::string id();
    // Below `bound`, which is at least 1.
    std::uint64_t below(std::uint64_t bound);
    char one_of(std::string_view characters);

private:
    std::uint64_t next();

    std::uint64_t state_;
    std::uint64_t stream_;
    std::uint64_t time_;
    std::uint64_t drawn_{};
};

}  // namespace rules
