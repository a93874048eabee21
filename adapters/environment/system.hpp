#pragma once

#include "hub/ports/environment.hpp"

// The real world's time and chance. The only place that reads the wall clock.
namespace environment {

class SystemClock final : public hub::Clock {
public:
    hub::TimePoint now() const override;
};

// From the system's generator, through libsodium.
class SystemRandom final : public hub::Random {
public:
    std::uint64_t number() override;
};

// ULIDs (github.com/ulid/spec): 48 bits of milliseconds, 80 random bits; within one millisecond the
// last one plus one, so that they always rise.
class Ulids final : public hub::Ids {
public:
    Ulids(const hub::Clock& clock, hub::Random& random) : clock_(clock), random_(random) {}
    std::string next() override;

private:
    const hub::Clock& clock_;
    hub::Random& random_;
    std::uint64_t time_{};
    std::uint64_t high_{};  // the first 16 of the random bits
    std::uint64_t low_{};   // the other 64
};

}  // namespace environment
