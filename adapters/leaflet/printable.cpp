#include "adapters/leaflet/printable.hpp"

#include "adapters/json/utf8.hpp"

#include <pango/pango.h>

namespace leaflet {

namespace {

bool is_blank(gunichar letter) {
    return g_unichar_isspace(letter) != 0 || g_unichar_iscntrl(letter) != 0;
}

bool turns_direction(gunichar letter) {
    const bool embeds = letter >= 0x202A && letter <= 0x202E;
    const bool isolates = letter >= 0x2066 && letter <= 0x2069;
    return embeds || isolates || letter == 0xFEFF;
}

}  // namespace

std::string printable(std::string_view text) {
    const std::string whole = json::repaired(text);
    std::string line;
    const char* const end = whole.data() + whole.size();
    for (const char* at = whole.data(); at < end;) {
        const char* const next = g_utf8_next_char(at);
        const gunichar letter = g_utf8_get_char(at);
        if (is_blank(letter)) {
            if (!line.empty() && line.back() != ' ') line += ' ';
        } else if (!turns_direction(letter)) {
            line.append(at, next);
        }
        at = next;
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace leaflet
