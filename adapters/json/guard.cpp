#include "adapters/json/guard.hpp"

#include "adapters/json/utf8.hpp"

namespace json {

namespace {

// Follows just enough of JSON to know what is inside a string.
class DepthMeter {
public:
    int deepest() const { return deepest_; }

    void take(char c) {
        if (in_string_) {
            inside(c);
        } else {
            outside(c);
        }
    }

private:
    void inside(char c) {
        if (escaped_) {
            escaped_ = false;
        } else if (c == '\\') {
            escaped_ = true;
        } else if (c == '"') {
            in_string_ = false;
        }
    }

    void outside(char c) {
        if (c == '"') in_string_ = true;
        if (c == '{' || c == '[') ++depth_;
        if (c == '}' || c == ']') --depth_;
        if (depth_ > deepest_) deepest_ = depth_;
    }

    bool in_string_{};
    bool escaped_{};
    int depth_{};
    int deepest_{};
};

bool too_deep(std::string_view text, int limit) {
    DepthMeter meter;
    for (const char c : text) {
        meter.take(c);
        if (meter.deepest() > limit) return true;
    }
    return false;
}

}  // namespace

std::optional<Problem> refuse(std::string_view text, const Limits& limits) {
    if (text.size() > limits.bytes) return Problem{{}, "is too long"};
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        return Problem{{}, "must not begin with a byte order mark"};
    if (text.find('\0') != std::string_view::npos) return Problem{{}, "must not contain NUL"};
    if (too_deep(text, limits.depth)) return Problem{{}, "is nested too deeply"};
    if (!is_utf8(text)) return Problem{{}, "must be UTF-8"};
    return std::nullopt;
}

}  // namespace json
