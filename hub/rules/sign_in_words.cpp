#include "hub/rules/sign_in_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace rules {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t longest_token = 256;
constexpr std::size_t attempt_length = 168;  // two ids of 64, a chance of 32, what stands between

bool is_word(std::string_view text) {
    return !text.empty() && text.find_first_not_of(alphabet) == std::string_view::npos;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts{{}};
    for (const char c : text) {
        if (c == at) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (alphabet.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

}  // namespace

bool same_secret(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        difference |= static_cast<unsigned char>(one[i]) ^
                      static_cast<unsigned>(static_cast<unsigned char>(other[i]));
    }
    return difference == 0;
}

std::string base64url(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += alphabet[(held >> bits) & 63U];
        }
    }
    if (bits > 0) text += alphabet[(held << (6 - bits)) & 63U];
    return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 6U) | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((held >> bits) & 255U);
    }
    return bytes;
}

std::string written(const Token& token) {
    return token.group.text + "." + token.thing + "." + token.secret;
}

std::optional<Token> read_token(std::string_view text) {
    if (text.size() > longest_token) return std::nullopt;
    std::vector<std::string> parts = split(text, '.');
    if (parts.size() != 3 || !hub::is_well_formed(parts[0]) || !hub::is_well_formed(parts[1]) ||
        !is_word(parts[2])) {
        return std::nullopt;
    }
    return Token{{std::move(parts[0])}, std::move(parts[1]), std::move(parts[2])};
}

std::string written(const CodeAttempt& attempt) {
    std::string text = attempt.group.text + " " + attempt.person.text + " " + attempt.chance + " ";
    text.resize(std::max(text.size(), attempt_length), '.');
    return text;
}

std::optional<CodeAttempt> read_attempt(std::string_view text) {
    if (text.size() != attempt_length) return std::nullopt;
    std::vector<std::string> parts = split(text, ' ');
    if (parts.size() != 4 || !hub::is_well_formed(parts[0]) || !is_word(parts[2])) {
        return std::nullopt;
    }
    if (!parts[1].empty() && !hub::is_well_formed(parts[1])) return std::nullopt;
    return CodeAttempt{{std::move(parts[0])}, {std::move(parts[1])}, std::move(parts[2])};
}

std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
    const std::string of = percent_encoded(issuer);
    return "otpauth://totp/" + of + ":" + percent_encoded(account) +
           "?secret=" + std::string(secret) + "&issuer=" + of;
}

}  // namespace rules
