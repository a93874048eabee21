#include "adapters/web/api/cookies.hpp"

namespace web {

namespace {

constexpr std::string_view attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// Takes the first pair off, without the blanks around it.
std::string_view take_pair(std::string_view& rest) {
    const auto end = rest.find(';');
    const std::string_view pair = trimmed(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return pair;
}

void collect(std::string_view line, std::string_view name, std::vector<std::string>& found) {
    while (!line.empty()) {
        const std::string_view pair = take_pair(line);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        found.emplace_back(pair.substr(equals + 1));
    }
}

}  // namespace

std::optional<std::string> cookie(const http::Request& request, std::string_view name) {
    std::vector<std::string> found;
    for (const http::Header& header : request.headers) {
        if (header.name == "Cookie" || header.name == "cookie") collect(header.value, name, found);
    }
    if (found.size() != 1) return std::nullopt;
    return std::move(found.front());
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
