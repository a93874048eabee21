#pragma once

#include "adapters/web/socket/close_codes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace web {

constexpr std::size_t max_message = 64UL * 1024;  // bytes, over all its fragments
constexpr unsigned max_fragments = 128;           // of one message

// What a client says.
struct Text {
    std::string words{};  // UTF-8
    bool operator==(const Text&) const = default;
};
struct Ping {
    std::string said{};
    bool operator==(const Ping&) const = default;
};
struct Pong {
    bool operator==(const Pong&) const = default;
};
struct Closing {
    std::uint16_t code{};  // 1005: none was said
    bool operator==(const Closing&) const = default;
};
// What no client may send; nothing behind it can be read.
struct Broken {
    Close code{};
    std::string_view why{};  // a literal
    bool operator==(const Broken&) const = default;
};
using Incoming = std::variant<std::monostate, Text, Ping, Pong, Closing, Broken>;

// Reads the frames of one client (RFC 6455 5), strictly and without I/O: masked, no extensions,
// lengths in their shortest form, whole control frames, text only. A frame that is too long is
// refused by its header, before its bytes are kept. Keeps nothing but what belongs to the message
// under way.
class FrameParser {
public:
    // Takes bytes off the front until something is complete. Nothing (monostate): all were taken.
    // After Closing or Broken all bytes are taken and nothing is said.
    Incoming next(std::string_view& bytes);

private:
    std::optional<Broken> read_header(std::string_view& bytes);
    std::optional<Broken> check_first(unsigned byte);
    std::optional<Broken> check_second(unsigned byte);
    std::optional<Broken> check_length();
    void begin_payload();
    void read_payload(std::string_view& bytes);
    Incoming end_frame();
    Incoming end_control();
    Incoming end_message();
    Incoming give_up(Broken why);

    bool is_control() const { return (opcode_ & 0x8U) != 0; }

    std::string message_{};
    std::string control_{};
    std::array<unsigned char, 14> header_{};
    std::array<char, 4> mask_{};
    std::uint32_t left_{};  // of the frame's payload
    std::uint16_t fragments_{};
    std::uint8_t read_{};       // bytes of the header
    std::uint8_t length_at_{};  // where the header's length ends; 0: not known yet
    std::uint8_t mask_place_{};
    std::uint8_t opcode_{};
    bool last_{};        // FIN
    bool in_payload_{};  // the header is complete
    bool in_message_{};  // a fragment has come, the last one has not
    bool over_{};
};

}  // namespace web
