#include "tests/fuzz/models/plain_json.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

namespace fuzz {

namespace {

// Deeper nesting is not read: nobody takes it.
constexpr int deepest = 40;

class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    PlainJson read() {
        found_.accepted = value(0) && (blanks(), at_ == text_.size());
        return found_;
    }

private:
    bool more() const { return at_ < text_.size(); }
    char here() const { return more() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (!more() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void blanks() {
        while (more() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos)
            ++at_;
    }
    bool word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }

    bool value(int depth) {
        found_.depth = std::max(found_.depth, depth);
        if (depth > deepest) return false;
        blanks();
        switch (here()) {
            case '{': return object(depth + 1);
            case '[': return array(depth + 1);
            case '"': {
                std::string ignored;
                return string(ignored);
            }
            case 't': return word("true");
            case 'f': return word("false");
            case 'n': return word("null");
            default: return number();
        }
    }

    bool object(int depth) {
        found_.depth = std::max(found_.depth, depth);
        std::set<std::string> names;
        take('{');
        blanks();
        if (take('}')) return true;
        for (;;) {
            blanks();
            std::string name;
            if (here() != '"' || !string(name) || !names.insert(name).second) return false;
            blanks();
            if (!take(':') || !value(depth)) return false;
            blanks();
            if (take('}')) return true;
            if (!take(',')) return false;
        }
    }

    bool array(int depth) {
        found_.depth = std::max(found_.depth, depth);
        take('[');
        blanks();
        if (take(']')) return true;
        for (;;) {
            if (!value(depth)) return false;
            blanks();
            if (take(']')) return true;
            if (!take(',')) return false;
        }
    }

    std::size_t run_of_digits() {
        const std::size_t begin = at_;
        while (here() >= '0' && here() <= '9') ++at_;
        return at_ - begin;
    }

    bool number() {
        take('-');
        const bool zero = here() == '0';
        const std::size_t whole = run_of_digits();
        if (whole == 0 || (zero && whole > 1)) return false;
        std::size_t parts = 0;
        if (take('.') && (parts = run_of_digits()) == 0) return false;
        if (whole + parts > 300) found_.has_odd_number = true;
        if (!take('e') && !take('E')) return true;
        found_.has_odd_number = true;
        if (!take('+')) take('-');
        return run_of_digits() > 0;
    }

    bool string(std::string& out) {
        take('"');
        while (more()) {
            const char c = text_[at_++];
            if (c == '"') return true;
            if (static_cast<unsigned char>(c) < 0x20) return false;
            if (c != '\\') {
                out += c;
            } else if (!escape(out)) {
                return false;
            }
        }
        return false;
    }

    bool escape(std::string& out) {
        constexpr std::string_view spelled = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        if (take('u')) return escaped_character(out);
        const std::size_t which = more() ? spelled.find(here()) : std::string_view::npos;
        if (which == std::string_view::npos) return false;
        out += meant[which];
        ++at_;
        return true;
    }

    // Four hexadecimal digits; above 0xFFFF when they are not there.
    char32_t unit() {
        char32_t number = 0;
        for (int i = 0; i < 4; ++i) {
            const std::size_t digit = std::string_view{"0123456789abcdef"}.find(
                here() >= 'A' && here() <= 'F' ? static_cast<char>(here() - 'A' + 'a') : here());
            if (!more() || digit == std::string_view::npos) return 0x10000;
            number = number * 16 + static_cast<char32_t>(digit);
            ++at_;
        }
        return number;
    }

    bool escaped_character(std::string& out) {
        char32_t code = unit();
        if (code == 0 || code > 0xFFFF || (code >= 0xDC00 && code < 0xE000)) return false;
        if (code >= 0xD800 && code < 0xDC00) {
            if (!take('\\') || !take('u')) return false;
            const char32_t low = unit();
            if (low < 0xDC00 || low > 0xDFFF) return false;
            code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
        }
        put(code, out);
        return true;
    }

    static void put(char32_t code, std::string& out) {
        const auto byte = [&](char32_t bits) {
            out += static_cast<char>(static_cast<unsigned char>(bits));
        };
        if (code < 0x80) return byte(code);
        if (code < 0x800) {
            byte(0xC0 + code / 64);
        } else if (code < 0x10000) {
            byte(0xE0 + code / 4096);
            byte(0x80 + code / 64 % 64);
        } else {
            byte(0xF0 + code / 262144);
            byte(0x80 + code / 4096 % 64);
            byte(0x80 + code / 64 % 64);
        }
        byte(0x80 + code % 64);
    }

    std::string_view text_;
    std::size_t at_{};
    PlainJson found_{};
};

struct Lead {
    unsigned first{};
    unsigned last{};
    unsigned second_from{};
    unsigned second_to{};
    std::size_t following{};
};

constexpr Lead leads[] = {{0x00, 0x7F, 0, 0, 0},
                          {0xC2, 0xDF, 0x80, 0xBF, 1},
                          {0xE0, 0xE0, 0xA0, 0xBF, 2},
                          {0xE1, 0xEC, 0x80, 0xBF, 2},
                          {0xED, 0xED, 0x80, 0x9F, 2},
                          {0xEE, 0xEF, 0x80, 0xBF, 2},
                          {0xF0, 0xF0, 0x90, 0xBF, 3},
                          {0xF1, 0xF3, 0x80, 0xBF, 3},
                          {0xF4, 0xF4, 0x80, 0x8F, 3}};

// How many bytes the character at the front takes; 0: it is none.
std::size_t character(std::string_view text) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return static_cast<unsigned char>(text[i]);
    };
    for (const Lead& lead : leads) {
        if (byte(0) < lead.first || byte(0) > lead.last) continue;
        if (lead.following == 0) return 1;
        if (text.size() <= lead.following) return 0;
        if (byte(1) < lead.second_from || byte(1) > lead.second_to) return 0;
        for (std::size_t i = 2; i <= lead.following; ++i) {
            if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
        }
        return lead.following + 1;
    }
    return 0;
}

}  // namespace

bool is_plainly_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = character(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

PlainJson read_json_plainly(std::string_view text) {
    PlainJson found = Reader{text}.read();
    if (!is_plainly_utf8(text) || text.find('\0') != std::string_view::npos) found.accepted = false;
    return found;
}

}  // namespace fuzz
