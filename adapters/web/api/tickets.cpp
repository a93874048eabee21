#include "adapters/web/api/tickets.hpp"

#include "adapters/records/base64.hpp"

#include <charconv>

namespace web {

namespace {

constexpr std::string_view bound_to = "ticket";
constexpr std::size_t random_bytes = 16;

}  // namespace

std::string Tickets::issue(const std::string& cookie) {
    const auto ends = (clock_.now() + good_for).time_since_epoch().count();
    return records::base64(vault_.seal_transit(
        std::to_string(ends) + " " + secrets_.token(random_bytes) + " " + cookie, bound_to));
}

std::optional<std::string> Tickets::redeem(const std::string& ticket) {
    const auto sealed = records::from_base64(ticket);
    if (!sealed) return std::nullopt;
    const auto plain = vault_.open_transit(*sealed, bound_to);
    if (!plain) return std::nullopt;
    const auto first = plain->find(' ');
    const auto second = plain->find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos) return std::nullopt;
    std::int64_t ends = 0;
    std::from_chars(plain->data(), plain->data() + first, ends);
    const hub::TimePoint now = clock_.now();
    forget_old(now);
    const hub::TimePoint end{std::chrono::milliseconds{ends}};
    if (end <= now) return std::nullopt;
    std::string drawn = plain->substr(first + 1, second - first - 1);
    if (!used_.insert(drawn).second) return std::nullopt;
    used_until_.emplace_back(end, std::move(drawn));
    return plain->substr(second + 1);
}

void Tickets::forget_old(hub::TimePoint now) {
    while (!used_until_.empty() && used_until_.front().first <= now) {
        used_.erase(used_until_.front().second);
        used_until_.pop_front();
    }
}

}  // namespace web
