#include "adapters/http/characters.hpp"
#include "adapters/http/client.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace http {

namespace {

[[noreturn]] void refuse(const char* why) {
    throw std::invalid_argument(why);
}

bool is_port(std::string_view port) {
    unsigned number = 0;
    if (!is_digits(port) || port.size() > 5) return false;
    std::from_chars(port.data(), port.data() + port.size(), number);
    return number > 0 && number <= 65535;
}

bool is_name(std::string_view host) {
    return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_';
    });
}

bool is_numeric_v6(std::string_view host) {
    constexpr std::size_t longest = 45;
    return host.size() <= longest && host.find(':') != std::string_view::npos &&
           host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

void read_authority(std::string_view authority, Url& url) {
    if (authority.find('@') != std::string_view::npos) refuse("credentials do not belong in a URL");
    std::string_view rest;
    if (authority.substr(0, 1) == "[") {
        const auto end = authority.find(']');
        if (end == std::string_view::npos || !is_numeric_v6(authority.substr(1, end - 1)))
            refuse("no such host");
        url.host = authority.substr(1, end - 1);
        rest = authority.substr(end + 1);
    } else {
        const auto colon = authority.find(':');
        if (!is_name(authority.substr(0, colon))) refuse("no such host");
        url.host = authority.substr(0, colon);
        rest = colon == std::string_view::npos ? std::string_view{} : authority.substr(colon);
    }
    if (rest.empty()) return;
    if (rest.front() != ':' || !is_port(rest.substr(1))) refuse("no such port");
    url.port = rest.substr(1);
}

}  // namespace

Url parse_url(const std::string& written) {
    constexpr std::string_view plain = "http://";
    constexpr std::string_view tls = "https://";
    const std::string_view whole = written;
    Url url;
    url.tls = whole.starts_with(tls);
    if (url.tls) url.port = "443";
    if (!url.tls && !whole.starts_with(plain)) refuse("a URL must begin with http:// or https://");
    for (const char c : whole) {
        if (c <= ' ' || c > '~') refuse("a URL must be visible ASCII");
        if (c == '#') refuse("a fragment does not belong in a URL");
    }
    const auto rest = whole.substr(url.tls ? tls.size() : plain.size());
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    read_authority(rest.substr(0, end), url);
    const auto target = rest.substr(end);
    if (!target.empty()) url.target = target.front() == '/' ? target : "/" + std::string(target);
    return url;
}

}  // namespace http
