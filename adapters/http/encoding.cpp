#include "adapters/http/encoding.hpp"

#include "adapters/http/characters.hpp"
#include "adapters/http/message.hpp"

#include <cstddef>

namespace http {

namespace {

constexpr std::size_t max_fields = 64;

}  // namespace

std::optional<std::string> percent_decode(std::string_view encoded, Plus plus) {
    std::string plain;
    plain.reserve(encoded.size());
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        const char c = encoded[i];
        if (c == '+' && plus == Plus::is_space) {
            plain += ' ';
        } else if (c != '%') {
            plain += c;
        } else {
            if (encoded.size() - i < 3) return std::nullopt;
            const int high = hex_value(encoded[i + 1]);
            const int low = hex_value(encoded[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return plain;
}

namespace {

// Takes what stands before the next ampersand off `encoded`; it may be empty.
std::string_view next_pair(std::string_view& encoded) {
    const auto end = encoded.find('&');
    const auto pair = encoded.substr(0, end);
    encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
    return pair;
}

std::optional<std::string> name_in(std::string_view pair) {
    return percent_decode(pair.substr(0, pair.find('=')), Plus::is_space);
}

std::optional<std::string> value_in(std::string_view pair) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return std::string{};
    return percent_decode(pair.substr(equals + 1), Plus::is_space);
}

}  // namespace

std::optional<std::map<std::string, std::string>> form_fields(std::string_view encoded) {
    std::map<std::string, std::string> fields;
    while (!encoded.empty()) {
        const auto pair = next_pair(encoded);
        if (pair.empty()) continue;

        auto name = name_in(pair);
        auto value = value_in(pair);
        if (!name || !value || fields.size() == max_fields) return std::nullopt;
        if (!fields.emplace(*std::move(name), *std::move(value)).second) return std::nullopt;
    }
    return fields;
}

std::optional<std::string> form_value(std::string_view encoded, std::string_view name) {
    std::optional<std::string_view> found;
    while (!encoded.empty()) {
        const auto pair = next_pair(encoded);
        if (name_in(pair) != name) continue;
        if (found) return std::nullopt;
        found = pair;
    }
    return found ? value_in(*found) : std::nullopt;
}

std::string percent_encode(std::string_view plain) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : plain) {
        if (is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
        } else {
            const auto value = static_cast<unsigned char>(c);
            encoded += {'%', hex[value >> 4U], hex[value & 15U]};
        }
    }
    return encoded;
}

bool equal_secret(std::string_view given, std::string_view expected) {
    // volatile: the compiler must not find out that it could stop early.
    volatile unsigned difference = given.size() == expected.size() ? 0U : 1U;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const char other = expected.empty() ? '\0' : expected[i % expected.size()];
        difference =
            difference | static_cast<unsigned>(static_cast<unsigned char>(given[i] ^ other));
    }
    return difference == 0;
}

}  // namespace http
