#include "adapters/web/api/cookies.hpp"

namespace web {

namespace {

constexpr std::string_view attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<std::string> cookie(const http::Request& request, std::string_view name) {
    std::optional<std::string> found;
    for (const http::Header& header : request.headers) {
        if (header.name != "Cookie" && header.name != "cookie") continue;
        std::string_view rest = header.value;
        while (!rest.empty()) {
            const auto end = rest.find(';');
            const std::string_view pair = trimmed(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
            if (found) return std::nullopt;
            found = std::string(pair.substr(equals + 1));
        }
    }
    return found;
}

http::Header set_cookie(std::string_view name, std::string_view value, std::chrono::seconds lasts) {
    std::string line;
    line.append(name).append("=").append(value).append(attributes);
    if (lasts > lasts.zero()) line += "; Max-Age=" + std::to_string(lasts.count());
    return {.name = "Set-Cookie", .value = std::move(line)};
}

http::Header forget_cookie(std::string_view name) {
    std::string line;
    line.append(name).append("=").append(attributes).append("; Max-Age=0");
    return {.name = "Set-Cookie", .value = std::move(line)};
}

}  // namespace web
