#include "adapters/push/encryption.hpp"

#include <array>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <stdexcept>

namespace push {

namespace {

using namespace std::string_literals;

constexpr std::size_t key_bytes = 16;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

void require(bool holds) {
    if (!holds) throw std::runtime_error("OpenSSL cannot do what web push needs");
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

OSSL_PARAM octets(const char* name, std::string_view value) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(value.data()), value.size());
}

// RFC 5869 with SHA-256, extraction and expansion.
std::string derived(std::string_view salt,
                    std::string_view secret,
                    std::string_view info,
                    std::size_t size) {
    const Owned<EVP_KDF> method(EVP_KDF_fetch(nullptr, "HKDF", nullptr), EVP_KDF_free);
    require(method != nullptr);
    const Owned<EVP_KDF_CTX> context(EVP_KDF_CTX_new(method.get()), EVP_KDF_CTX_free);
    std::string digest = "SHA256";
    const std::array<OSSL_PARAM, 5> settings{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, secret),
        octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end()};
    std::string out(size, '\0');
    require(context != nullptr &&
            EVP_KDF_derive(context.get(), raw(out), size, settings.data()) == 1);
    return out;
}

// AES-128-GCM, the tag at the end.
std::string sealed(std::string_view plain, std::string_view key, std::string_view nonce) {
    const Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    std::string out(plain.size() + tag_bytes, '\0');
    int size = 0;
    int rest = 0;
    require(context != nullptr &&
            EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, raw(key), raw(nonce)) ==
                1 &&
            EVP_EncryptUpdate(
                context.get(), raw(out), &size, raw(plain), static_cast<int>(plain.size())) == 1 &&
            EVP_EncryptFinal_ex(context.get(), raw(out) + size, &rest) == 1 &&
            EVP_CIPHER_CTX_ctrl(context.get(),
                                EVP_CTRL_GCM_GET_TAG,
                                static_cast<int>(tag_bytes),
                                raw(out) + plain.size()) == 1);
    return out;
}

}  // namespace

std::string encrypted(std::string_view payload,
                      const Key& receiver,
                      std::string_view auth,
                      const Key& sender,
                      std::string_view salt) {
    if (payload.size() > max_payload || auth.size() != auth_bytes || salt.size() != salt_bytes)
        throw std::invalid_argument("a push message has another size");
    const std::string from = point_of(sender);
    const std::string secret =
        derived(auth, agree(sender, receiver), "WebPush: info\0"s + point_of(receiver) + from, 32);
    // The infos end with a NUL, which belongs to them.
    const std::string key = derived(salt, secret, "Content-Encoding: aes128gcm\0"s, key_bytes);
    const std::string nonce = derived(salt, secret, "Content-Encoding: nonce\0"s, nonce_bytes);
    const std::string head = std::string(salt) + "\0\0\x10\0"s + static_cast<char>(point_bytes);
    return head + from + sealed(std::string(payload) + '\x02', key, nonce);
}

}  // namespace push
