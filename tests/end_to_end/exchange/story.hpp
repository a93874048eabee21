#pragma once

#include "tests/support/severing_proxy.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace end_to_end {

// How one telling of the story ended.
struct Told {
    std::size_t exchanges{};              // how many the proxy counted
    bool cut{};                           // whether the hub was killed
    std::vector<std::string> problems{};  // what must not have happened; empty: all is well
};

// Rosa asks for shopping, three neighbours are asked, one says yes, another says yes too late, it
// is done, Rosa says so. A real hub, which is killed at the cut and started again on the same Redis
// and the same data folder; texts that it did not take are brought again, as Kannel does.
Told tell_story(std::optional<support::Cut> cut);

}  // namespace end_to_end
