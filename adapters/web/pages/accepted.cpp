#include "adapters/web/pages/accepted.hpp"

namespace web {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// The part before the next comma; what is left stays in `list`.
std::string_view next_of(std::string_view& list) {
    const std::size_t comma = list.find(',');
    const std::string_view one = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    return one;
}

// "q=0", "q=0.0", "q=0.000"
bool is_refused(std::string_view parameter) {
    parameter = trimmed(parameter);
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
    parameter.remove_prefix(2);
    return parameter.starts_with('0') &&
           parameter.find_first_not_of("0.") == std::string_view::npos;
}

bool is_same(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const char letter =
            one[i] >= 'A' && one[i] <= 'Z' ? static_cast<char>(one[i] + 32) : one[i];
        if (letter != other[i]) return false;
    }
    return true;
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    bool any = false;
    while (!accept_encoding.empty()) {
        const std::string_view one = next_of(accept_encoding);
        const std::size_t semicolon = one.find(';');
        const std::string_view name = trimmed(one.substr(0, semicolon));
        const bool refused =
            semicolon != std::string_view::npos && is_refused(one.substr(semicolon + 1));
        if (is_same(name, coding)) return !refused;
        if (name == "*") any = !refused;
    }
    return any;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    while (!if_none_match.empty()) {
        std::string_view one = next_of(if_none_match);
        if (one == "*") return true;
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag) return true;
    }
    return false;
}

}  // namespace web
