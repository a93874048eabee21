#include "adapters/vault/sodium_vault.hpp"

#include "adapters/vault/sealed_box.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <new>
#include <stdexcept>

namespace vault {

namespace {

// Each purpose its own sub-key: what one of them seals, no other opens.
enum class SubKey : std::uint64_t { wrapping = 1, addresses = 2, transit = 3, fingerprints = 4 };

constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "aidhub01";
constexpr std::string_view canary_words = "the key file belongs to these data";
constexpr std::string_view canary_place = "canary";

static_assert(KeyFile::size == crypto_kdf_KEYBYTES);

void derive(std::array<unsigned char, key_bytes>& key, SubKey purpose, const KeyFile& file) {
    crypto_kdf_derive_from_key(
        key.data(), key.size(), static_cast<std::uint64_t>(purpose), context, file.master().data());
}

const unsigned char* raw(const hub::DataKey& key) {
    if (key.secret.size() != key_bytes) throw std::invalid_argument("a data key has 32 bytes");
    return reinterpret_cast<const unsigned char*>(key.secret.data());
}

std::string hexadecimal(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    const auto* begin = reinterpret_cast<const unsigned char*>(bytes.data());
    sodium_bin2hex(text.data(), text.size(), begin, bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> from_hexadecimal(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t size = 0;
    auto* begin = reinterpret_cast<unsigned char*>(bytes.data());
    const char* end = nullptr;
    const int failed =
        sodium_hex2bin(begin, bytes.size(), text.data(), text.size(), nullptr, &size, &end);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

// A text with its length before it: two parts cannot be taken for others that join to the same
// bytes.
void add(crypto_generichash_state& state, std::string_view part) {
    const std::string length = std::to_string(part.size()) + ":";
    crypto_generichash_update(
        &state, reinterpret_cast<const unsigned char*>(length.data()), length.size());
    crypto_generichash_update(
        &state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
}

}  // namespace

std::array<unsigned char, key_bytes> fingerprint_key(const KeyFile& file) {
    std::array<unsigned char, key_bytes> key{};
    derive(key, SubKey::fingerprints, file);
    return key;
}

struct SodiumVault::SubKeys {
    std::array<unsigned char, key_bytes> wrapping{};
    std::array<unsigned char, key_bytes> addresses{};
    std::array<unsigned char, key_bytes> transit{};
};

// sodium_free wipes.
void SodiumVault::Release::operator()(SubKeys* keys) const {
    sodium_free(keys);
}

SodiumVault::SodiumVault(const KeyFile& file) {
    void* memory = sodium_malloc(sizeof(SubKeys));
    if (memory == nullptr) throw std::bad_alloc{};
    keys_.reset(new (memory) SubKeys);
    derive(keys_->wrapping, SubKey::wrapping, file);
    derive(keys_->addresses, SubKey::addresses, file);
    derive(keys_->transit, SubKey::transit, file);
    sodium_mprotect_readonly(keys_.get());
}

SodiumVault::~SodiumVault() = default;

hub::DataKey SodiumVault::fresh_key() {
    hub::DataKey key{std::string(key_bytes, '\0')};
    randombytes_buf(key.secret.data(), key.secret.size());
    return key;
}

std::string SodiumVault::wrap(const hub::DataKey& key, std::string_view owner) {
    raw(key);
    return seal_box(keys_->wrapping.data(), key.secret, owner);
}

std::optional<hub::DataKey> SodiumVault::unwrap(std::string_view wrapped, std::string_view owner) {
    auto secret = open_box(keys_->wrapping.data(), wrapped, owner);
    if (!secret || secret->size() != key_bytes) return std::nullopt;
    return hub::DataKey{std::move(*secret)};
}

std::string SodiumVault::seal(const hub::DataKey& key,
                              std::string_view plain,
                              std::string_view bound_to) {
    return seal_box(raw(key), plain, bound_to);
}

std::optional<std::string> SodiumVault::open(const hub::DataKey& key,
                                             std::string_view sealed,
                                             std::string_view bound_to) {
    return open_box(raw(key), sealed, bound_to);
}

std::string SodiumVault::address_hash(std::string_view channel, std::string_view identifier) {
    std::string hash(16, '\0');
    crypto_generichash_state state{};
    crypto_generichash_init(&state, keys_->addresses.data(), key_bytes, hash.size());
    add(state, channel);
    add(state, identifier);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    sodium_memzero(&state, sizeof state);
    return hexadecimal(hash);
}

std::string SodiumVault::seal_transit(std::string_view plain, std::string_view bound_to) {
    return seal_box(keys_->transit.data(), plain, bound_to);
}

std::optional<std::string> SodiumVault::open_transit(std::string_view sealed,
                                                     std::string_view bound_to) {
    return open_box(keys_->transit.data(), sealed, bound_to);
}

std::string SodiumVault::canary() {
    return hexadecimal(seal_box(keys_->wrapping.data(), canary_words, canary_place));
}

bool SodiumVault::opens(std::string_view canary) {
    const auto box = from_hexadecimal(canary);
    return box && open_box(keys_->wrapping.data(), *box, canary_place) == canary_words;
}

}  // namespace vault
