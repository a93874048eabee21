#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace redis {

struct UnixAddress {
    std::string path{};  // at most 107 bytes
    bool operator==(const UnixAddress&) const = default;
};

struct TcpAddress {
    std::string host{};  // a name, or an IP address; IPv6 without the brackets
    std::string port{};
    bool operator==(const TcpAddress&) const = default;
};

using Address = std::variant<UnixAddress, TcpAddress>;

// "unix:/path", "tcp://host:port" or "tcp://[::1]:port". Throws std::invalid_argument that says
// what is wrong.
Address parse_address(std::string_view text);

}  // namespace redis
