#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace push {

// A key of the curve P-256, in OpenSSL's hands: a pair, or the public half alone.
struct Release {
    void operator()(evp_pkey_st* key) const;
};
using Key = std::unique_ptr<evp_pkey_st, Release>;

inline constexpr std::size_t point_bytes = 65;      // a public key, uncompressed
inline constexpr std::size_t signature_bytes = 64;  // r and s, as RFC 7518 writes them

// All of these throw std::runtime_error when OpenSSL cannot.
Key fresh_key();
// From the bytes of a point and, if there are any, of the secret number (32). Null when they are no
// key on the curve.
Key key_of(std::string_view point, std::string_view secret);
std::string point_of(const Key& key);
std::string agree(const Key& own, const Key& other);              // ECDH: 32 bytes
std::string signature_of(const Key& own, std::string_view text);  // ES256
std::string to_pem(const Key& key);                               // PKCS 8, not encrypted
Key from_pem(const std::string& pem);  // null when it is none on the curve
std::string random_bytes(std::size_t count);

}  // namespace push
