#pragma once

#include "adapters/push/curve.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace push {

// The hub's own key pair, by which push services know it (RFC 8292). Subscriptions are bound to it:
// when the file is lost every browser must subscribe anew.
class Keys {
public:
    // Reads the PEM file, or makes it (mode 0600, wholly or not at all) when there is none. Throws
    // std::runtime_error with one sentence when it cannot, when others may read or write the file,
    // or when it holds no key on P-256.
    explicit Keys(const std::filesystem::path& path);

    // For the page: `applicationServerKey`, base64url.
    const std::string& public_key() const { return public_key_; }
    std::string sign(std::string_view text) const;  // ES256, 64 bytes

private:
    Key key_;
    std::string public_key_{};
};

}  // namespace push
