#include "adapters/redis/address.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace redis {
namespace {

constexpr std::size_t longest_path = 107;  // sockaddr_un has 108 bytes, one of them for the end

[[noreturn]] void refuse(std::string_view text, const char* why) {
    throw std::invalid_argument("the Redis address '" + std::string(text) + "' " + why);
}

bool is_port(std::string_view text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65'535;
}

}  // namespace

Address parse_address(std::string_view text) {
    constexpr std::string_view local = "unix:";
    constexpr std::string_view remote = "tcp://";
    if (text.starts_with(local)) {
        const std::string_view path = text.substr(local.size());
        if (!path.starts_with('/')) refuse(text, "must name an absolute path");
        if (path.size() > longest_path)
            refuse(text, "is longer than a socket's path may be (107 bytes)");
        return UnixAddress{.path = std::string(path)};
    }
    if (!text.starts_with(remote)) refuse(text, "must begin with unix: or tcp://");
    const std::string_view where = text.substr(remote.size());
    const std::size_t colon = where.rfind(':');
    if (colon == std::string_view::npos || !is_port(where.substr(colon + 1))) {
        refuse(text, "must end with a port");
    }
    std::string_view host = where.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host.empty() || host.find_first_of("/@[]? ") != std::string_view::npos)
        refuse(text, "has no good host name");
    return TcpAddress{.host = std::string(host), .port = std::string(where.substr(colon + 1))};
}

}  // namespace redis
