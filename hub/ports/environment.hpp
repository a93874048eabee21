#pragma once

#include "hub/domain/time.hpp"

#include <cstdint>
#include <string>

namespace hub {

// What the time is. Waiting is not asked here: whoever waits owns a steady timer.
class Clock {
public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
};

// Random numbers for choices that nobody may guess.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t number() = 0;
};

// Names for new things: 26 characters of Crockford's base 32, rising with time within one process,
// 80 of their 130 bits random.
class Ids {
public:
    virtual ~Ids() = default;
    virtual std::string next() = 0;
};

}  // namespace hub
