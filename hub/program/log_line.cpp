#include "hub/program/log_line.hpp"

#include "adapters/json/utf8.hpp"

#include <algorithm>

namespace program {

namespace {

constexpr std::string_view hex = "0123456789abcdef";
constexpr std::string_view cut_mark = "...";

// How many bytes of valid UTF-8 the text begins with; 1 for a byte that is none.
std::size_t character_size(std::string_view text) {
    for (std::size_t size = 1; size <= std::min<std::size_t>(4, text.size()); ++size) {
        if (json::is_utf8(text.substr(0, size))) return size;
    }
    return 1;
}

std::string escaped_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return {'\\', 'x', hex[value >> 4U], hex[value & 15U]};
}

// One character as it may stand in a line.
std::string shown(std::string_view character) {
    if (character == "\\") return "\\\\";
    if (character == "\n") return "\\n";
    if (character == "\r") return "\\r";
    if (character == "\t") return "\\t";
    const bool plain = json::is_utf8(character) && !json::has_controls(character);
    if (plain) return std::string{character};
    std::string escapes;
    for (const char byte : character) escapes += escaped_byte(byte);
    return escapes;
}

}  // namespace

std::string one_line(std::string_view text, std::size_t most) {
    std::string line;
    std::size_t safe = 0;  // as much of it can stand before the mark of a cut
    while (!text.empty()) {
        const std::size_t size = character_size(text);
        line += shown(text.substr(0, size));
        text.remove_prefix(size);
        if (line.size() > most) {
            line.resize(safe);
            return line.append(cut_mark);
        }
        if (line.size() + cut_mark.size() <= most) safe = line.size();
    }
    return line;
}

}  // namespace program
