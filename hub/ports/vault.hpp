#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hub {

// A key that seals one person's words; itself kept only wrapped.
struct DataKey {
    std::string secret{};  // raw bytes; never stored, never logged
};

// Sealing. Pure computing, no I/O: keys come in as values. Authenticated encryption; `bound_to`
// (record and field) is checked when opening, so that a sealed value cannot be moved to another
// place.
class Vault {
public:
    virtual ~Vault() = default;

    virtual DataKey fresh_key() = 0;
    // `owner` says whose key it is; for unwrapping the same must be given.
    virtual std::string wrap(const DataKey& key, std::string_view owner) = 0;
    virtual std::optional<DataKey> unwrap(std::string_view wrapped, std::string_view owner) = 0;
    virtual std::string seal(const DataKey& key,
                             std::string_view plain,
                             std::string_view bound_to) = 0;
    // Nothing when the key is another or the bytes or their place were changed.
    virtual std::optional<std::string> open(const DataKey& key,
                                            std::string_view sealed,
                                            std::string_view bound_to) = 0;
    // Keyed hash of an address: 32 hexadecimal digits, useless without the key file.
    virtual std::string address_hash(std::string_view channel, std::string_view identifier) = 0;
    // The same for what belongs to no person yet: received messages on their way to an address.
    virtual std::string seal_transit(std::string_view plain, std::string_view bound_to) = 0;
    virtual std::optional<std::string> open_transit(std::string_view sealed,
                                                    std::string_view bound_to) = 0;
};

}  // namespace hub
