#pragma once

#include "adapters/vault/key_file.hpp"
#include "hub/ports/vault.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vault {

// The sub-key for fingerprints of tokens and codes (adapters/secrets).
std::array<unsigned char, 32> fingerprint_key(const KeyFile& file);

// hub::Vault with libsodium: XChaCha20-Poly1305 with random nonces, keyed BLAKE2b for addresses. A
// sealed value is one byte of format, 8 bytes that name the key, the nonce (24), the words and the
// tag (16): 49 bytes more than it holds. The sub-keys are in locked memory that stays out of core
// dumps.
class SodiumVault final : public hub::Vault {
public:
    static constexpr std::size_t overhead = 49;

    explicit SodiumVault(const KeyFile& file);
    ~SodiumVault() override;

    hub::DataKey fresh_key() override;
    std::string wrap(const hub::DataKey& key, std::string_view owner) override;
    std::optional<hub::DataKey> unwrap(std::string_view wrapped, std::string_view owner) override;
    std::string seal(const hub::DataKey& key,
                     std::string_view plain,
                     std::string_view bound_to) override;
    std::optional<std::string> open(const hub::DataKey& key,
                                    std::string_view sealed,
                                    std::string_view bound_to) override;
    std::string address_hash(std::string_view channel, std::string_view identifier) override;
    std::string seal_transit(std::string_view plain, std::string_view bound_to) override;
    std::optional<std::string> open_transit(std::string_view sealed,
                                            std::string_view bound_to) override;

    // Kept beside the data; `opens` tells at start whether this key file belongs to them.
    // Hexadecimal text.
    std::string canary();
    bool opens(std::string_view canary);

private:
    struct SubKeys;
    struct Release {
        void operator()(SubKeys* keys) const;
    };
    std::unique_ptr<SubKeys, Release> keys_;
};

}  // namespace vault
