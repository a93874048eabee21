#include "adapters/secrets/totp.hpp"

#include <algorithm>
#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace secrets {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t step_seconds = 30;
constexpr std::size_t code_digits = 6;

std::size_t digit_of(char c) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return alphabet.find(upper);
}

// RFC 4226: 31 bits from where the last four bits say.
std::uint32_t truncated(const std::array<unsigned char, 20>& hash) {
    const std::size_t at = hash.back() & 0x0FU;
    return static_cast<std::uint32_t>(hash.at(at) & 0x7FU) << 24U |
           static_cast<std::uint32_t>(hash.at(at + 1)) << 16U |
           static_cast<std::uint32_t>(hash.at(at + 2)) << 8U | hash.at(at + 3);
}

std::string escaped(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
        const auto byte = static_cast<unsigned char>(c);
        if (plain) {
            out += c;
        } else {
            out += {'%', hex[byte >> 4U], hex[byte & 15U]};
        }
    }
    return out;
}

}  // namespace

std::string base32(std::string_view bytes) {
    std::string text;
    unsigned held = 0;
    int bits = 0;
    for (const char c : bytes) {
        held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
        for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31U];
    }
    if (bits > 0) text += alphabet[held << (5 - bits) & 31U];
    return text;
}

std::optional<std::string> from_base32(std::string_view text) {
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string bytes;
    std::size_t held = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t digit = digit_of(c);
        if (digit == std::string_view::npos) return std::nullopt;
        held = (held << 5U | digit) & 0xFFFFU;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xFFU);
    }
    return bytes;
}

std::string one_time_code(std::string_view secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> counter{};
    auto rest = static_cast<std::uint64_t>(step);
    for (auto byte = counter.rbegin(); byte != counter.rend(); ++byte, rest >>= 8U)
        *byte = static_cast<unsigned char>(rest & 0xFFU);
    std::array<unsigned char, 20> hash{};
    unsigned size = 0;
    if (HMAC(EVP_sha1(),
             secret.data(),
             static_cast<int>(secret.size()),
             counter.data(),
             counter.size(),
             hash.data(),
             &size) == nullptr)
        throw std::runtime_error("OpenSSL cannot make one-time codes");
    std::string code(static_cast<std::size_t>(digits), '0');
    std::uint32_t number = truncated(hash);
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return code;
}

std::optional<std::int64_t> matching_step(std::string_view secret,
                                          std::string_view code,
                                          std::int64_t seconds) {
    const bool is_code =
        code.size() == code_digits &&
        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_code) return std::nullopt;
    const std::int64_t now = seconds / step_seconds;
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {now + 1, now - 1, now}) {
        const std::string right = one_time_code(secret, step);
        if (CRYPTO_memcmp(right.data(), code.data(), code.size()) == 0) found = step;
    }
    return found;
}

std::string otpauth_uri(std::string_view secret,
                        std::string_view issuer,
                        std::string_view account) {
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) +
           "?secret=" + std::string(secret) + "&issuer=" + escaped(issuer);
}

}  // namespace secrets
