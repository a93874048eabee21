#include "adapters/vault/sodium_vault.hpp"

#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <stdexcept>
#include <string>

namespace {

struct Fixture {
    support::ScratchFolder folder{};
    vault::KeyFile file{folder / "key"};
    vault::SodiumVault vault{file};
};

}  // namespace

TEST_CASE_METHOD(Fixture, "what is sealed opens with the same key in the same place only") {
    const auto key = vault.fresh_key();
    for (const std::string words : {"", "Rosa", "\xFF\x00 any bytes"}) {
        const std::string sealed = vault.seal(key, words, "here");
        CHECK(sealed.size() == words.size() + vault::SodiumVault::overhead);
        CHECK(vault.open(key, sealed, "here") == words);
        CHECK_FALSE(vault.open(key, sealed, "there"));
        CHECK_FALSE(vault.open(key, sealed, ""));
        CHECK_FALSE(vault.open(vault.fresh_key(), sealed, "here"));
    }
}

TEST_CASE_METHOD(Fixture, "no changed, missing or added byte opens") {
    const auto key = vault.fresh_key();
    const std::string sealed = vault.seal(key, "12 Mare Street", "here");
    CHECK(sealed.find("Mare") == std::string::npos);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(vault.open(key, changed, "here"));
        CHECK_FALSE(vault.open(key, sealed.substr(0, i), "here"));
    }
    CHECK_FALSE(vault.open(key, sealed + "x", "here"));
}

TEST_CASE_METHOD(Fixture, "the same words never look the same twice") {
    const auto key = vault.fresh_key();
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) CHECK(seen.insert(vault.seal(key, "same", "here")).second);
}

TEST_CASE_METHOD(Fixture,
                 "a wrapped key unwraps for its owner, also after a restart, and for no other") {
    const auto key = vault.fresh_key();
    const std::string wrapped = vault.wrap(key, "{g:hackney}key:rosa");
    vault::SodiumVault again{vault::KeyFile{folder / "key"}};
    const auto unwrapped = again.unwrap(wrapped, "{g:hackney}key:rosa");
    REQUIRE(unwrapped);
    CHECK(unwrapped->secret == key.secret);
    CHECK_FALSE(again.unwrap(wrapped, "{g:hackney}key:bo"));
    CHECK_FALSE(again.unwrap("", "{g:hackney}key:rosa"));
    vault::SodiumVault other{vault::KeyFile{folder / "other"}};
    CHECK_FALSE(other.unwrap(wrapped, "{g:hackney}key:rosa"));
}

TEST_CASE_METHOD(Fixture, "keys of one purpose do not open what another sealed") {
    const std::string transit = vault.seal_transit("words", "here");
    CHECK(vault.open_transit(transit, "here") == "words");
    CHECK_FALSE(vault.open_transit(transit, "there"));
    CHECK_FALSE(vault.unwrap(transit, "here"));
    CHECK_FALSE(vault.open_transit(vault.wrap(vault.fresh_key(), "here"), "here"));
}

TEST_CASE_METHOD(
    Fixture,
    "an address has one hash, which says where a channel ends and depends on the key file") {
    const std::string hash = vault.address_hash("sms", "+447700900123");
    CHECK(hash.size() == 32);
    CHECK(hash.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(hash == vault.address_hash("sms", "+447700900123"));
    CHECK(hash != vault.address_hash("sms+", "447700900123"));
    CHECK(hash != vault.address_hash("phones", "+447700900123"));
    vault::SodiumVault other{vault::KeyFile{folder / "other"}};
    CHECK(hash != other.address_hash("sms", "+447700900123"));
}

TEST_CASE_METHOD(Fixture, "the canary opens with its own key file and with no other") {
    const std::string canary = vault.canary();
    CHECK(vault.opens(canary));
    CHECK_FALSE(vault.opens(""));
    CHECK_FALSE(vault.opens("no hexadecimal"));
    CHECK_FALSE(vault.opens(canary.substr(2)));
    vault::SodiumVault other{vault::KeyFile{folder / "other"}};
    CHECK_FALSE(other.opens(canary));
}

TEST_CASE_METHOD(Fixture, "a data key of another length is a bug, not a weak seal") {
    CHECK_THROWS_AS(vault.seal({"short"}, "words", "here"), std::invalid_argument);
    CHECK_THROWS_AS(vault.wrap({""}, "owner"), std::invalid_argument);
}
