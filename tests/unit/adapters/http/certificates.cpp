#include "tests/unit/adapters/http/certificates.hpp"

#include <cstdio>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdexcept>

namespace certificates {

namespace {

void require(bool holds) {
    if (!holds) throw std::runtime_error("a certificate for the test could not be made");
}

void name(X509_NAME* into, const char* common) {
    require(
        X509_NAME_add_entry_by_txt(
            into, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(common), -1, -1, 0) ==
        1);
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    require(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

X509* blank(EVP_PKEY* key, int serial, const Wish& wish) {
    X509* made = X509_new();
    require(made != nullptr && X509_set_version(made, 2) == 1 && X509_set_pubkey(made, key) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(made), serial);
    X509_gmtime_adj(X509_getm_notBefore(made), std::chrono::seconds{wish.from}.count());
    X509_gmtime_adj(X509_getm_notAfter(made), std::chrono::seconds{wish.until}.count());
    return made;
}

template <class Write>
std::string to_file(const std::filesystem::path& path, Write write) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    require(file != nullptr);
    const bool written = write(file) == 1;
    require(std::fclose(file) == 0 && written);
    return path.string();
}

}  // namespace

Authority::Authority(std::filesystem::path folder)
    : folder_(std::move(folder)),
      key_(EVP_EC_gen("P-256"), EVP_PKEY_free),
      certificate_(blank(key_.get(), 1, {}), X509_free) {
    std::filesystem::create_directories(folder_);
    X509* own = certificate_.get();
    name(X509_get_subject_name(own), "an authority of a test");
    require(X509_set_issuer_name(own, X509_get_subject_name(own)) == 1);
    extend(own, own, NID_basic_constraints, "critical,CA:TRUE");
    require(X509_sign(own, key_.get(), EVP_sha256()) > 0);
    file_ = to_file(folder_ / "authority.pem",
                    [&](std::FILE* file) { return PEM_write_X509(file, own); });
}

Files Authority::issue(const Wish& wish) {
    const int number = ++issued_;
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Owned<X509> made(blank(key.get(), number + 1, wish), X509_free);
    name(X509_get_subject_name(made.get()), "a server of a test");
    require(X509_set_issuer_name(made.get(), X509_get_subject_name(certificate_.get())) == 1);
    extend(made.get(), certificate_.get(), NID_subject_alt_name, wish.names);
    require(X509_sign(made.get(), key_.get(), EVP_sha256()) > 0);
    const std::string stem = "server-" + std::to_string(number);
    return {to_file(folder_ / (stem + ".pem"),
                    [&](std::FILE* file) { return PEM_write_X509(file, made.get()); }),
            to_file(folder_ / (stem + ".key"), [&](std::FILE* file) {
                return PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

}  // namespace certificates
