#include "adapters/redis/bell.hpp"

#include "adapters/redis/numbers.hpp"

namespace redis {

hub::GroupId group_in(const Bell& bell) {
    if (!bell.scope.starts_with("{g:") || !bell.scope.ends_with("}")) return {};
    return {bell.scope.substr(3, bell.scope.size() - 4)};
}

std::optional<Bell> parse_bell(std::string_view text) {
    const std::size_t first = text.find(' ');
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t second = text.find(' ', first + 1);
    if (second == std::string_view::npos || second + 1 == text.size()) return std::nullopt;
    const auto top = whole<std::uint64_t>(text.substr(0, first));
    const std::string_view due = text.substr(first + 1, second - first - 1);
    const auto next_due = whole<std::int64_t>(due);
    if (!top || (!next_due && due != "-")) return std::nullopt;
    return Bell{.scope = std::string(text.substr(second + 1)), .top = *top, .next_due = next_due};
}

}  // namespace redis
