#pragma once

#include "adapters/async/pool.hpp"
#include "hub/ports/secrets.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

// hub::Secrets with libsodium; one-time codes with OpenSSL. Passwords are hashed in the pool, one
// at a time, in their normal form (normal_form.hpp): argon2id with 64 MiB, three passes, one lane.
// Passwords of more than 256 bytes are not
// hashed (std::invalid_argument) and are never right. A hash that is none costs the same time as a
// wrong password, so that nobody learns who has one.
class SodiumSecrets final : public hub::Secrets {
public:
    static constexpr std::size_t key_bytes = 32;

    // `key` for fingerprints (vault::fingerprint_key). The pool lives longer.
    SodiumSecrets(const std::array<unsigned char, key_bytes>& key, async::Pool& pool);
    ~SodiumSecrets() override;

    std::string token(std::size_t bytes) override;
    std::string code(int digits) override;
    std::string totp_secret() override;
    std::string fingerprint(std::string_view secret) override;
    std::string fingerprint(std::string_view secret, std::string_view bound_to) override;
    boost::asio::awaitable<std::string> hash_password(std::string password) override;
    boost::asio::awaitable<bool> verify_password(std::string hash, std::string password) override;
    std::string weakness(std::string_view password) const override;
    std::optional<int> totp_step(std::string_view secret,
                                 std::string_view code,
                                 hub::TimePoint now) override;

private:
    std::array<unsigned char, key_bytes> key_;
    async::Pool& pool_;
};

}  // namespace secrets
