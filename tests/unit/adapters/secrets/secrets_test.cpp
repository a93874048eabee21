#include "adapters/vault/sodium_vault.hpp"
#include "tests/unit/adapters/secrets/examples.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

using secrets_examples::key;
using secrets_examples::World;

TEST_CASE("a token is so many random bytes in a form that needs no escapes") {
    World world;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = world.secrets.token(16);
        CHECK(token.size() == 22);
        CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-_") == std::string::npos);
        seen.insert(token);
    }
    CHECK(seen.size() == 1000);
    CHECK(world.secrets.token(32).size() == 43);
    CHECK_THROWS_AS(world.secrets.token(15), std::invalid_argument);
}

TEST_CASE("a code has so many digits, each as likely as any other at every place") {
    World world;
    std::map<std::pair<int, char>, int> counts;
    constexpr int rounds = 20'000;
    for (int i = 0; i < rounds; ++i) {
        const std::string code = world.secrets.code(6);
        REQUIRE(code.size() == 6);
        for (int place = 0; place < 6; ++place)
            ++counts[{place, code[static_cast<std::size_t>(place)]}];
    }
    CHECK(counts.size() == 60);
    // 2,000 each; seven standard deviations of 42.
    for (const auto& [where, count] : counts) CHECK(std::abs(count - rounds / 10) < 300);
    CHECK(world.secrets.code(18).size() == 18);
    CHECK_THROWS_AS(world.secrets.code(0), std::invalid_argument);
    CHECK_THROWS_AS(world.secrets.code(19), std::invalid_argument);
}

TEST_CASE("a fingerprint depends on the secret, on what it is bound to, and on the key") {
    World world;
    secrets::SodiumSecrets same(key(7), world.pool);
    secrets::SodiumSecrets other(key(8), world.pool);
    const std::string print = world.secrets.fingerprint("123456", "ana");
    CHECK(print.size() == 64);
    CHECK(print.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(same.fingerprint("123456", "ana") == print);
    std::set<std::string> prints{print,
                                 other.fingerprint("123456", "ana"),
                                 world.secrets.fingerprint("123457", "ana"),
                                 world.secrets.fingerprint("123456", "bo"),
                                 world.secrets.fingerprint("123456"),
                                 world.secrets.fingerprint("123456", ""),
                                 world.secrets.fingerprint("23456", "ana1"),
                                 world.secrets.fingerprint("ana", "123456"),
                                 world.secrets.fingerprint("")};
    CHECK(prints.size() == 9);
}

TEST_CASE("the key for fingerprints comes from the key file, and is none of the vault's others") {
    const support::ScratchFolder folder;
    const vault::KeyFile file(folder / "key");
    const vault::KeyFile another(folder / "another");
    CHECK(vault::fingerprint_key(file) == vault::fingerprint_key(file));
    CHECK(vault::fingerprint_key(file) != vault::fingerprint_key(another));
    CHECK(vault::fingerprint_key(file) != file.master());
}
