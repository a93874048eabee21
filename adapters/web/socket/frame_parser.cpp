#include "adapters/web/socket/frame_parser.hpp"

#include "adapters/json/utf8.hpp"

#include <algorithm>
#include <utility>

namespace web {

namespace {

constexpr std::uint8_t continuation = 0x0;
constexpr std::uint8_t binary = 0x2;
constexpr std::uint8_t closing = 0x8;
constexpr std::uint8_t ping = 0x9;
constexpr std::uint8_t pong = 0xA;
constexpr unsigned max_control = 125;

Broken wrong(std::string_view why) {
    return {.code = Close::protocol_error, .why = why};
}

bool is_known(unsigned opcode) {
    return opcode <= binary || (opcode >= closing && opcode <= pong);
}

}  // namespace

Incoming FrameParser::next(std::string_view& bytes) {
    while (!over_) {
        if (!in_payload_) {
            if (const auto broken = read_header(bytes)) return give_up(*broken);
            if (!in_payload_) return {};
        }
        read_payload(bytes);
        if (left_ > 0) return {};
        Incoming come = end_frame();
        if (!std::holds_alternative<std::monostate>(come)) return come;
    }
    bytes = {};
    return {};
}

// Byte after byte, so that a fault is found at the same place however the bytes were cut.
std::optional<Broken> FrameParser::read_header(std::string_view& bytes) {
    while (!bytes.empty() && !in_payload_) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        header_[read_++] = byte;
        std::optional<Broken> broken;
        if (read_ == 1) broken = check_first(byte);
        if (read_ == 2) broken = check_second(byte);
        if (!broken && read_ == length_at_) broken = check_length();
        if (broken) return broken;
        if (length_at_ != 0 && read_ == length_at_ + mask_.size()) begin_payload();
    }
    return std::nullopt;
}

std::optional<Broken> FrameParser::check_first(unsigned byte) {
    last_ = (byte & 0x80U) != 0;
    opcode_ = static_cast<std::uint8_t>(byte & 0x0FU);
    if ((byte & 0x70U) != 0) return wrong("a reserved bit is set");
    if (!is_known(opcode_)) return wrong("an unknown kind of frame");
    if (is_control()) {
        if (!last_) return wrong("a control frame in fragments");
        return std::nullopt;
    }
    if (opcode_ == continuation && !in_message_) return wrong("a fragment of nothing");
    if (opcode_ != continuation && in_message_) return wrong("a message within a message");
    if (opcode_ == binary) return Broken{.code = Close::not_text, .why = "only text is spoken"};
    if (++fragments_ > max_fragments)
        return Broken{.code = Close::too_big, .why = "too many fragments"};
    return std::nullopt;
}

std::optional<Broken> FrameParser::check_second(unsigned byte) {
    const unsigned length = byte & 0x7FU;
    if ((byte & 0x80U) == 0) return wrong("a frame without mask");
    if (is_control() && length > max_control) return wrong("a control frame that is too long");
    left_ = length;
    length_at_ = static_cast<std::uint8_t>(length == 127 ? 10 : (length == 126 ? 4 : 2));
    return std::nullopt;
}

std::optional<Broken> FrameParser::check_length() {
    if (length_at_ > 2) {
        std::uint64_t length = 0;
        for (std::size_t i = 2; i < length_at_; ++i) length = (length << 8U) | header_[i];
        if ((length >> 63U) != 0) return wrong("a length beyond 63 bits");
        if (length <= (length_at_ == 4 ? max_control : 0xFFFFU))
            return wrong("a length that is longer than need be");
        if (length > max_message) return Broken{.code = Close::too_big, .why = "too long"};
        left_ = static_cast<std::uint32_t>(length);
    }
    if (!is_control() && message_.size() + left_ > max_message)
        return Broken{.code = Close::too_big, .why = "too long"};
    return std::nullopt;
}

void FrameParser::begin_payload() {
    std::copy_n(header_.begin() + length_at_, mask_.size(), mask_.begin());
    mask_place_ = 0;
    in_payload_ = true;
}

void FrameParser::read_payload(std::string_view& bytes) {
    const std::size_t size = std::min<std::size_t>(left_, bytes.size());
    std::string& into = is_control() ? control_ : message_;
    const std::size_t from = into.size();
    into.append(bytes.substr(0, size));
    for (std::size_t i = 0; i < size; ++i) {
        const auto place = (mask_place_ + i) % mask_.size();
        into[from + i] = static_cast<char>(into[from + i] ^ mask_[place]);
    }
    mask_place_ = static_cast<std::uint8_t>((mask_place_ + size) % mask_.size());
    left_ -= static_cast<std::uint32_t>(size);
    bytes.remove_prefix(size);
}

Incoming FrameParser::end_frame() {
    in_payload_ = false;
    read_ = 0;
    length_at_ = 0;
    if (is_control()) return end_control();
    in_message_ = !last_;
    return last_ ? end_message() : Incoming{};
}

Incoming FrameParser::end_control() {
    std::string said = std::exchange(control_, {});
    if (opcode_ == ping) return Ping{std::move(said)};
    if (opcode_ == pong) return Pong{};
    if (said.size() == 1) return give_up(wrong("half a close code"));
    Closing closed{.code = static_cast<std::uint16_t>(Close::said_nothing)};
    if (!said.empty()) {
        closed.code = static_cast<std::uint16_t>(static_cast<unsigned char>(said[0]) << 8U |
                                                 static_cast<unsigned char>(said[1]));
        if (!is_sendable(closed.code)) return give_up(wrong("no such close code"));
        if (!json::is_utf8(std::string_view{said}.substr(2)))
            return give_up({.code = Close::bad_text, .why = "a reason that is not UTF-8"});
    }
    over_ = true;
    return closed;
}

Incoming FrameParser::end_message() {
    fragments_ = 0;
    std::string words = std::exchange(message_, {});
    if (!json::is_utf8(words)) return give_up({.code = Close::bad_text, .why = "not UTF-8"});
    return Text{std::move(words)};
}

Incoming FrameParser::give_up(Broken why) {
    over_ = true;
    message_ = std::string{};
    control_ = std::string{};
    return why;
}

}  // namespace web
