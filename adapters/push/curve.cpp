#include "adapters/push/curve.hpp"

#include <array>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <stdexcept>

namespace push {

namespace {

constexpr const char* curve = "prime256v1";  // P-256 in OpenSSL's words
constexpr int number_bytes = 32;

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

Owned<OSSL_PARAM> parts(std::string_view point, const BIGNUM* secret) {
    const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new(), OSSL_PARAM_BLD_free);
    require(builder != nullptr &&
            OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve, 0) ==
                1 &&
            OSSL_PARAM_BLD_push_octet_string(
                builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1);
    if (secret != nullptr)
        require(OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret) == 1);
    Owned<OSSL_PARAM> made(OSSL_PARAM_BLD_to_param(builder.get()), OSSL_PARAM_free);
    require(made != nullptr);
    return made;
}

bool is_on_curve(EVP_PKEY* key) {
    std::array<char, 32> group{};
    return EVP_PKEY_get_utf8_string_param(
               key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(), nullptr) == 1 &&
           std::string_view{group.data()} == curve;
}

}  // namespace

void Release::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

Key fresh_key() {
    Key key(EVP_EC_gen(curve));
    require(key != nullptr);
    return key;
}

Key key_of(std::string_view point, std::string_view secret) {
    if (point.size() != point_bytes || point.front() != '\x04') return nullptr;
    const Owned<BIGNUM> number(
        secret.empty() ? nullptr : BN_bin2bn(raw(secret), static_cast<int>(secret.size()), nullptr),
        BN_clear_free);
    const auto described = parts(point, number.get());
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr),
                                      EVP_PKEY_CTX_free);
    require(context != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1);
    EVP_PKEY* made = nullptr;
    const int selection = secret.empty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
    if (EVP_PKEY_fromdata(context.get(), &made, selection, described.get()) != 1) return nullptr;
    Key key(made);
    const Owned<EVP_PKEY_CTX> checked(EVP_PKEY_CTX_new(made, nullptr), EVP_PKEY_CTX_free);
    require(checked != nullptr);
    if (EVP_PKEY_public_check(checked.get()) != 1) return nullptr;
    return key;
}

std::string point_of(const Key& key) {
    std::string point(point_bytes, '\0');
    std::size_t size = 0;
    require(EVP_PKEY_get_octet_string_param(
                key.get(), OSSL_PKEY_PARAM_PUB_KEY, raw(point), point.size(), &size) == 1 &&
            size == point_bytes);
    return point;
}

std::string agree(const Key& own, const Key& other) {
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(own.get(), nullptr), EVP_PKEY_CTX_free);
    std::string shared(number_bytes, '\0');
    std::size_t size = shared.size();
    require(context != nullptr && EVP_PKEY_derive_init(context.get()) == 1 &&
            EVP_PKEY_derive_set_peer(context.get(), other.get()) == 1 &&
            EVP_PKEY_derive(context.get(), raw(shared), &size) == 1 && size == shared.size());
    return shared;
}

std::string signature_of(const Key& own, std::string_view text) {
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::array<unsigned char, 80> der{};  // 72 at most for this curve
    std::size_t size = der.size();
    require(context != nullptr &&
            EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, own.get()) == 1 &&
            EVP_DigestSign(context.get(), der.data(), &size, raw(text), text.size()) == 1);
    const unsigned char* at = der.data();
    const Owned<ECDSA_SIG> pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)),
                                ECDSA_SIG_free);
    require(pair != nullptr);
    std::string signature(signature_bytes, '\0');
    require(
        BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw(signature), number_bytes) == number_bytes &&
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw(signature) + number_bytes, number_bytes) ==
            number_bytes);
    return signature;
}

std::string to_pem(const Key& key) {
    const Owned<BIO> memory(BIO_new(BIO_s_secmem()), BIO_free_all);
    require(memory != nullptr &&
            PEM_write_bio_PKCS8PrivateKey(
                memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    char* text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

Key from_pem(const std::string& pem) {
    const Owned<BIO> memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                            BIO_free_all);
    require(memory != nullptr);
    // Without a question at the terminal for the password of an encrypted one.
    const auto no_password = [](char*, int, int, void*) { return -1; };
    Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, no_password, nullptr));
    if (!key || !is_on_curve(key.get())) return nullptr;
    return key;
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    require(RAND_bytes(raw(bytes), static_cast<int>(count)) == 1);
    return bytes;
}

}  // namespace push
