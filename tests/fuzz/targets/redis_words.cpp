#include "adapters/redis/address.hpp"
#include "adapters/redis/bell.hpp"
#include "adapters/redis/byte_codec.hpp"
#include "adapters/redis/wire.hpp"
#include "tests/fuzz/target.hpp"

#include <stdexcept>
#include <string>

// Small things that come as text: a bell, a server's address, a field of INFO.
namespace fuzz {

namespace {

void look_at_bell(std::string_view text) {
    const auto bell = redis::parse_bell(text);
    if (!bell) return;
    const std::string due = bell->next_due ? std::to_string(*bell->next_due) : "-";
    const std::string written = std::to_string(bell->top) + " " + due + " " + bell->scope;
    require(redis::parse_bell(written) == bell, "a bell is read alike again");
}

void look_at_address(std::string_view text) {
    try {
        const redis::Address address = redis::parse_address(text);
        if (const auto* local = std::get_if<redis::UnixAddress>(&address)) {
            require(local->path.starts_with('/') && local->path.size() <= 107,
                    "a path fits into a socket's address");
            return;
        }
        const auto& remote = std::get<redis::TcpAddress>(address);
        require(!remote.host.empty() && !remote.port.empty(), "a host and a port are there");
        require(remote.host.find_first_of("/@[]? ") == std::string::npos,
                "a host is a bare name or number");
        const bool v6 = remote.host.find(':') != std::string::npos;
        const std::string host = v6 ? "[" + remote.host + "]" : remote.host;
        require(redis::parse_address("tcp://" + host + ":" + remote.port) == address,
                "an address is read alike again");
    } catch (const std::invalid_argument& problem) {
        require(*problem.what() != '\0', "a refusal says why");
    }
}

void look_at_info(const std::string& text) {
    const std::string value = redis::info_field(text, "role");
    require(value.find_first_of("\r\n") == std::string::npos, "a field of INFO is of one line");
}

}  // namespace

void look_at(std::string_view bytes) {
    look_at_bell(bytes);
    look_at_address(bytes);
    look_at_info(std::string{bytes});
    require(redis::pattern_of(std::string{bytes}).ends_with('*'), "a pattern is open at its end");
}

}  // namespace fuzz
