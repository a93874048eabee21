#include "adapters/http/message.hpp"

#include "adapters/http/characters.hpp"

#include <algorithm>

namespace http {

namespace {

std::optional<std::string> first_named(const std::vector<Header>& headers, std::string_view name) {
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& one) {
        return same_letters(one.name, name);
    });
    if (found == headers.end()) return std::nullopt;
    return found->value;
}

// As a JSON string. RapidJSON belongs to adapters/json alone, and one string needs no library.
std::string quoted(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (c >= 0 && c < ' ') {
            const auto value = static_cast<unsigned char>(c);
            out += "\\u00";
            out += {hex[value >> 4U], hex[value & 15U]};
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace

std::optional<std::string> Request::header(std::string_view name) const {
    return first_named(headers, name);
}

std::optional<std::string> Response::header(std::string_view name) const {
    return first_named(headers, name);
}

Response problem(unsigned status, std::string_view title, std::string_view path) {
    Response response;
    response.status = status;
    response.headers.push_back({.name = "Content-Type", .value = "application/problem+json"});
    response.body = "{\"title\":" + quoted(title) + ",\"status\":" + std::to_string(status);
    if (!path.empty()) response.body += ",\"path\":" + quoted(path);
    response.body += "}";
    return response;
}

Response text(unsigned status, std::string_view words) {
    Response response;
    response.status = status;
    response.headers.push_back({.name = "Content-Type", .value = "text/plain; charset=utf-8"});
    response.body = words;
    return response;
}

}  // namespace http
