#pragma once

#include "hub/domain/time.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hub {

// What nobody may guess, and what is kept in its place.
class Secrets {
public:
    virtual ~Secrets() = default;

    // So many unguessable bytes, at least 16, as base64url without padding.
    virtual std::string token(std::size_t bytes) = 0;
    // So many decimal digits, each as likely as any other; 1 to 18.
    virtual std::string code(int digits) = 0;
    // The secret of a new second factor: 160 bits in base 32.
    virtual std::string totp_secret() = 0;

    // What is stored instead of a secret: 64 hexadecimal digits, of no use without the key file.
    // Bound to something else, the same secret has another fingerprint.
    virtual std::string fingerprint(std::string_view secret) = 0;
    virtual std::string fingerprint(std::string_view secret, std::string_view bound_to) = 0;

    // Argon2id in a pool of its own; the result says how it was made ("$argon2id$v=19$m=...").
    // Throws boost::system::system_error with Refusal::busy when too many wait.
    virtual boost::asio::awaitable<std::string> hash_password(std::string password) = 0;
    // Takes as long for a wrong one. False for a hash that is none.
    virtual boost::asio::awaitable<bool> verify_password(std::string hash,
                                                         std::string password) = 0;

    // Why this may not be a password, as a sentence for the one who chose it; empty: it may.
    virtual std::string weakness(std::string_view password) const = 0;

    // The step (30 seconds each since 1970) that this one-time code is of: the present one or a
    // neighbour. Nothing when it is of none, or when secret or code are malformed.
    virtual std::optional<int> totp_step(std::string_view secret,
                                         std::string_view code,
                                         TimePoint now) = 0;
};

}  // namespace hub
