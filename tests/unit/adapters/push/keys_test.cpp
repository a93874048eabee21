#include "adapters/push/keys.hpp"

#include "adapters/push/vapid.hpp"
#include "adapters/records/base64.hpp"
#include "tests/unit/adapters/push/examples.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <string>
#include <sys/stat.h>

namespace {

using support::ScratchFolder;

const unsigned char* raw(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

// With OpenSSL's own reading of r and s.
bool is_signed(const std::string& public_key, const std::string& text, const std::string& given) {
    const push::Key key = push::key_of(records::from_base64(public_key).value(), {});
    ECDSA_SIG* pair = ECDSA_SIG_new();
    ECDSA_SIG_set0(
        pair, BN_bin2bn(raw(given), 32, nullptr), BN_bin2bn(raw(given) + 32, 32, nullptr));
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair, &der);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const bool good =
        EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
        EVP_DigestVerify(context, der, static_cast<std::size_t>(size), raw(text), text.size()) == 1;
    EVP_MD_CTX_free(context);
    OPENSSL_free(der);
    ECDSA_SIG_free(pair);
    return good;
}

}  // namespace

TEST_CASE("the keys are made once, for the hub's user alone, and found again") {
    const ScratchFolder folder;
    const auto path = folder / "push.pem";
    const push::Keys made(path);
    const push::Keys found(path);
    CHECK(made.public_key() == found.public_key());
    CHECK(made.public_key().size() == 87);  // 65 bytes
    CHECK(push::Keys(folder / "other.pem").public_key() != made.public_key());
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a file of keys that cannot be right is refused") {
    const ScratchFolder folder;
    const auto path = folder / "push.pem";
    SECTION("others may read it") {
        const push::Keys made(path);
        std::filesystem::permissions(path, std::filesystem::perms{0644});
    }
    SECTION("it is no key") {
        std::ofstream{path} << "no key";
        std::filesystem::permissions(path, std::filesystem::perms{0600});
    }
    SECTION("it is empty") {
        std::ofstream{path}.flush();
        std::filesystem::permissions(path, std::filesystem::perms{0600});
    }
    SECTION("it is a key of another curve") {
        const push::Key other(EVP_EC_gen("P-384"));
        std::ofstream{path} << push::to_pem(other);
        std::filesystem::permissions(path, std::filesystem::perms{0600});
    }
    SECTION("it is a folder") {
        std::filesystem::create_directory(path);
        std::filesystem::permissions(path, std::filesystem::perms{0700});
    }
    CHECK_THROWS_AS(push::Keys(path), std::runtime_error);
}

TEST_CASE("what the keys sign can be checked with the public half") {
    const ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    for (int i = 0; i < 50; ++i) {  // r and s begin with zeros now and then
        const std::string text = "text " + std::to_string(i);
        const std::string signature = keys.sign(text);
        REQUIRE(signature.size() == 64);
        CHECK(is_signed(keys.public_key(), text, signature));
        CHECK_FALSE(is_signed(keys.public_key(), text + "x", signature));
    }
}

TEST_CASE("a token is for one service, for twelve hours, and signed") {
    const ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    const auto service = http::parse_url("https://push.example/send/x?y");
    const push_examples::FixedClock clock;
    const std::string value =
        push::authorization(keys, service, "mailto:desk@group.example", clock.now());
    const std::string end = ",k=" + keys.public_key();
    REQUIRE(value.starts_with("vapid t="));
    REQUIRE(value.ends_with(end));
    const std::string token = value.substr(8, value.size() - 8 - end.size());
    const auto first = token.find('.');
    const auto second = token.find('.', first + 1);
    CHECK(records::from_base64(token.substr(0, first)) == R"({"typ":"JWT","alg":"ES256"})");
    CHECK(records::from_base64(token.substr(first + 1, second - first - 1)) ==
          R"({"aud":"https://push.example","exp":1700043200,"sub":"mailto:desk@group.example"})");
    CHECK(is_signed(keys.public_key(),
                    token.substr(0, second),
                    records::from_base64(token.substr(second + 1)).value()));
}

TEST_CASE("a service on an unusual port is named with it") {
    const ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    const auto service = http::parse_url("http://[::1]:8080/x");
    const std::string value = push::authorization(keys, service, "mailto:a@b", {});
    const std::string claims = R"({"aud":"http://[::1]:8080",)";
    CHECK_THAT(value, Catch::Contains(records::base64(claims.substr(0, 27))));
}
