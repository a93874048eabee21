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

std::optional<std::map<std::string, std::string>> form_fields(std::string_view encoded) {
    std::map<std::string, std::string> fields;
    while (!encoded.empty()) {
        const auto end = encoded.find('&');
        const auto pair = encoded.substr(0, end);
        encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
        if (pair.empty()) continue;

        const auto equals = pair.find('=');
        const auto raw_value =
            equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        auto name = percent_decode(pair.substr(0, equals), Plus::is_space);
        auto value = percent_decode(raw_value, Plus::is_space);
        if (!name || !value || fields.size() == max_fields) return std::nullopt;
        if (!fields.emplace(*std::move(name), *std::move(value)).second) return std::nullopt;
    }
    return fields;
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
