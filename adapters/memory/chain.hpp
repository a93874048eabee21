#pragma once

#include <string>
#include <string_view>

namespace memory {

// The audit's chain: lower-case hex SHA-1 of the previous line's chain followed by the entry.
std::string chained(std::string_view previous, std::string_view entry);

}  // namespace memory
