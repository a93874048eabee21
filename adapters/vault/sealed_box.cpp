#include "adapters/vault/sealed_box.hpp"

#include <sodium.h>

#include <array>

namespace vault {

namespace {

constexpr unsigned char format = 1;
constexpr std::size_t name_bytes = 8;
constexpr std::size_t head_bytes = 1 + name_bytes;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// Format and the key's name: the first bytes of its hash, so that a wrong key is noticed before any
// decryption.
std::string head_for(const unsigned char* key) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> name{};
    crypto_generichash(name.data(), name.size(), key, key_bytes, nullptr, 0);
    std::string head(1, static_cast<char>(format));
    head.append(reinterpret_cast<const char*>(name.data()), name_bytes);
    return head;
}

}  // namespace

std::string seal_box(const unsigned char* key, std::string_view plain, std::string_view bound_to) {
    std::string box = head_for(key);
    const std::string authenticated = box + std::string{bound_to};
    box.resize(head_bytes + nonce_bytes + plain.size() + tag_bytes);
    unsigned char* nonce = bytes_of(box) + head_bytes;
    randombytes_buf(nonce, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes,
                                               nullptr,
                                               bytes_of(plain),
                                               plain.size(),
                                               bytes_of(authenticated),
                                               authenticated.size(),
                                               nullptr,
                                               nonce,
                                               key);
    return box;
}

std::optional<std::string> open_box(const unsigned char* key,
                                    std::string_view box,
                                    std::string_view bound_to) {
    if (box.size() < head_bytes + nonce_bytes + tag_bytes) return std::nullopt;
    const std::string head = head_for(key);
    if (box.substr(0, head_bytes) != head) return std::nullopt;
    const std::string authenticated = head + std::string{bound_to};
    const unsigned char* nonce = bytes_of(box) + head_bytes;
    const std::size_t sealed_bytes = box.size() - head_bytes - nonce_bytes;
    std::string plain(sealed_bytes - tag_bytes, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain),
                                                                  nullptr,
                                                                  nullptr,
                                                                  nonce + nonce_bytes,
                                                                  sealed_bytes,
                                                                  bytes_of(authenticated),
                                                                  authenticated.size(),
                                                                  nonce,
                                                                  key);
    if (opened != 0) return std::nullopt;
    return plain;
}

}  // namespace vault
