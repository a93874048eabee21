#pragma once

#include "adapters/http/message.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kannel {

// Does Kannel's call show the secret: as password of Basic credentials (Kannel sends those that
// stand in its URL) or as the query's field `secret`, once? Asked before anything else of the
// request is read.
bool shows_secret(const http::Request& request, std::string_view secret);

// The bytes of base64 with its padding; nothing when it is none.
std::optional<std::string> from_base64(std::string_view encoded);

struct FieldRule {
    std::string_view name{};
    std::size_t most_bytes{};
    enum class Presence { required, optional } presence{Presence::optional};
};

// The query's fields by these rules, or the 400 that names the one to blame. `secret` is always
// allowed.
struct QueryFields {
    std::map<std::string, std::string> values{};
    std::optional<http::Response> refused{};

    std::string text(const std::string& name) const;
    // A whole number within the bounds.
    std::optional<int> number(const std::string& name, int least, int most) const;
};

QueryFields read_query(const http::Request& request, std::span<const FieldRule> rules);

// 503 with Retry-After: Kannel tries again when its `http-request-retry` says so.
http::Response try_again();

}  // namespace kannel
