#include "adapters/secrets/totp.hpp"

#include "tests/unit/adapters/secrets/examples.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using secrets_examples::World;

namespace {

const std::string rfc_secret = "12345678901234567890";

hub::TimePoint at(std::int64_t seconds) {
    return hub::TimePoint{std::chrono::seconds{seconds}};
}

}  // namespace

TEST_CASE("one-time codes are those of RFC 6238") {
    const std::vector<std::pair<std::int64_t, std::string>> table{{59, "94287082"},
                                                                  {1111111109, "07081804"},
                                                                  {1111111111, "14050471"},
                                                                  {1234567890, "89005924"},
                                                                  {2000000000, "69279037"},
                                                                  {20000000000, "65353130"}};
    for (const auto& [seconds, code] : table) {
        CHECK(secrets::one_time_code(rfc_secret, seconds / 30, 8) == code);
        CHECK(secrets::one_time_code(rfc_secret, seconds / 30) == code.substr(2));
    }
}

TEST_CASE("a code counts in its step and the one on either side, and says which it was") {
    World world;
    const std::string secret = secrets::base32(rfc_secret);
    constexpr std::int64_t now = 1111111111;  // the 1st second of step 37037037
    for (const int away : {-1, 0, 1}) {
        const std::string code = secrets::one_time_code(rfc_secret, now / 30 + away);
        CHECK(world.secrets.totp_step(secret, code, at(now)) == static_cast<int>(now / 30) + away);
    }
    for (const int away : {-2, 2}) {
        const std::string code = secrets::one_time_code(rfc_secret, now / 30 + away);
        CHECK_FALSE(world.secrets.totp_step(secret, code, at(now)));
    }
}

TEST_CASE("what is no code or no secret matches nothing") {
    World world;
    const std::string secret = secrets::base32(rfc_secret);
    for (const char* code : {"", "05047", "0050471", "05047a", " 050471", "050471 ", "+50471"}) {
        INFO(code);
        CHECK_FALSE(world.secrets.totp_step(secret, code, at(1111111111)));
    }
    CHECK(world.secrets.totp_step(secret, "050471", at(1111111111)));
    for (const char* bad : {"", "=", "01", "A!", "GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ"})
        CHECK_FALSE(world.secrets.totp_step(bad, "050471", at(1111111111)));
}

TEST_CASE("a new secret has 160 bits, and an app's code for it is taken") {
    World world;
    const std::string secret = world.secrets.totp_secret();
    CHECK(secret.size() == 32);
    CHECK(secret != world.secrets.totp_secret());
    const auto bytes = secrets::from_base32(secret);
    REQUIRE(bytes);
    CHECK(bytes->size() == 20);
    CHECK(world.secrets.totp_step(secret, secrets::one_time_code(*bytes, 100), at(3000)) == 100);
}

TEST_CASE("base 32 is that of RFC 4648") {
    const std::vector<std::pair<std::string, std::string>> table{{"", ""},
                                                                 {"f", "MY"},
                                                                 {"fo", "MZXQ"},
                                                                 {"foo", "MZXW6"},
                                                                 {"foob", "MZXW6YQ"},
                                                                 {"fooba", "MZXW6YTB"},
                                                                 {"foobar", "MZXW6YTBOI"}};
    for (const auto& [plain, text] : table) {
        CHECK(secrets::base32(plain) == text);
        CHECK(secrets::from_base32(text) == plain);
    }
    CHECK(secrets::from_base32("mzxw6ytboi======") == "foobar");
    CHECK_FALSE(secrets::from_base32("MZXW1"));
    CHECK_FALSE(secrets::from_base32("MZ XW"));
}

TEST_CASE("an app is told issuer, account and secret, escaped") {
    CHECK(secrets::otpauth_uri("JBSWY3DP", "Aidhub Nord/Süd", "ana & bo") ==
          "otpauth://totp/Aidhub%20Nord%2FS%C3%BCd:ana%20%26%20bo?secret=JBSWY3DP"
          "&issuer=Aidhub%20Nord%2FS%C3%BCd");
}
