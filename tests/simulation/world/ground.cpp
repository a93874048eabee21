#include "tests/simulation/world/ground.hpp"

#include <cstdio>

namespace simulation {

void print_note(Millis at, std::string_view what, std::string_view object) {
    const Millis seconds = at / 1000 % 86400;
    std::printf("%lld %02lld:%02lld:%02lld.%03lld %.*s: %.*s\n",
                static_cast<long long>(at / 86400000),
                static_cast<long long>(seconds / 3600),
                static_cast<long long>(seconds / 60 % 60),
                static_cast<long long>(seconds % 60),
                static_cast<long long>(at % 1000),
                static_cast<int>(what.size()),
                what.data(),
                static_cast<int>(object.size()),
                object.data());
}

}  // namespace simulation
