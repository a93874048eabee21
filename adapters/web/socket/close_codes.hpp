#pragma once

#include <cstdint>

namespace web {

// Why a connection was closed, as both ends say it (RFC 6455 7.4, and our own from 3000).
enum class Close : std::uint16_t {
    normal = 1000,
    going_away = 1001,
    protocol_error = 1002,
    not_text = 1003,
    said_nothing = 1005,  // never sent: the other's close frame was empty
    bad_text = 1007,      // no UTF-8
    too_big = 1009,
    our_fault = 1011,
    shutting_down = 3001,
    too_slow = 3008,
    start_afresh = 3010,  // the log is another one, or the roles are: come back and ask afresh
    no_pong = 3012,
    too_many_messages = 3013,
    bad_ticket = 3500,
    bad_frame = 3501,
    session_ended = 3503,
    too_many_connections = 3504,
};

// Whether a client so closed connects again, after a while: of ours that is what the range says, of
// the standard's those that blame the moment and not the client. 1006: the line was cut.
constexpr bool comes_back(std::uint16_t code) noexcept {
    if (code >= 3000 && code <= 4999) return code % 1000 < 500;
    return code == 1001 || code == 1005 || code == 1006 || (code >= 1011 && code <= 1014);
}

constexpr bool comes_back(Close code) noexcept {
    return comes_back(static_cast<std::uint16_t>(code));
}

// May it stand in a close frame (RFC 6455 7.4.2, and IANA's registry up to 1014)?
constexpr bool is_sendable(std::uint16_t code) noexcept {
    if (code >= 3000 && code <= 4999) return true;
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
}

}  // namespace web
