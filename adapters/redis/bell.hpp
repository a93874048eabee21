#pragma once

#include "hub/domain/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace redis {

// What a commit rings: something happened in this scope. A hint; the log and the timers are the
// truth.
struct Bell {
    std::string scope{};                     // "{g:ID}" or "{a:HASH}"
    std::uint64_t top{};                     // offset of the scope's last event
    std::optional<std::int64_t> next_due{};  // of its earliest timer, milliseconds since 1970
    bool operator==(const Bell&) const = default;
};

// Whose bell it is; empty: an address's.
hub::GroupId group_in(const Bell& bell);

// "<top> <next due or -> <scope>", as commit.lua writes it; nothing when it is something else.
std::optional<Bell> parse_bell(std::string_view text);

}  // namespace redis
