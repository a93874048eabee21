#include "tests/simulation/oracle/sha1.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace oracle {

namespace {

constexpr std::size_t block_bytes = 64;

using Hash = std::array<std::uint32_t, 5>;

// A one, zeros, and the length in bits, up to whole blocks.
std::string padded(std::string bytes) {
    const std::uint64_t bits = bytes.size() * 8;
    bytes += '\x80';
    while (bytes.size() % block_bytes != block_bytes - 8) bytes += '\0';
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(bits >> shift);
    return bytes;
}

std::array<std::uint32_t, 80> words_of(const char* block) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < block_bytes; ++i) {
        words[i / 4] = (words[i / 4] << 8) | static_cast<unsigned char>(block[i]);
    }
    for (std::size_t i = 16; i < words.size(); ++i) {
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    return words;
}

std::uint32_t mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (round < 20) return ((b & c) | (~b & d)) + 0x5A827999;
    if (round < 40) return (b ^ c ^ d) + 0x6ED9EBA1;
    if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    return (b ^ c ^ d) + 0xCA62C1D6;
}

void add_block(Hash& hash, const char* block) {
    const auto words = words_of(block);
    auto [a, b, c, d, e] = hash;
    for (std::size_t round = 0; round < words.size(); ++round) {
        const std::uint32_t next = std::rotl(a, 5) + mixed(round, b, c, d) + e + words[round];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    hash = {hash[0] + a, hash[1] + b, hash[2] + c, hash[3] + d, hash[4] + e};
}

}  // namespace

std::string sha1(const std::string& bytes) {
    const std::string whole = padded(bytes);
    Hash hash{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    for (std::size_t at = 0; at < whole.size(); at += block_bytes) add_block(hash, &whole[at]);
    std::string hex;
    for (const std::uint32_t word : hash) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            hex += "0123456789abcdef"[(word >> shift) & 15U];
        }
    }
    return hex;
}

}  // namespace oracle
