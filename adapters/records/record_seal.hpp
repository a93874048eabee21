#pragma once

#include "adapters/records/key_ring.hpp"
#include "adapters/records/sealing.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace records {

// Seals one record's words under its owner's key, each bound to scope, record and field.
class RecordSealing final : public Sealing {
public:
    RecordSealing(KeyRing& keys, std::string record, std::string owner);
    std::string seal(std::string_view plain, std::string_view path) override;
    std::string key_used() const override { return key_used_; }  // "OWNER.KEY_ID"

private:
    KeyRing& keys_;
    std::string place_;
    std::string owner_;
    std::string key_used_{};
};

// Opens them again. `key` is what key_used said. A key that is gone, or followed by a later one,
// opens to nothing said.
class RecordOpening final : public Opening {
public:
    RecordOpening(KeyRing& keys, const std::string& record, const std::string& key);
    std::optional<std::string> open(std::string_view stored, std::string_view path) override;

private:
    KeyRing& keys_;
    std::string place_;
    const KnownKey* key_{};
};

// Whose key it is that a record names; empty when nothing in it is sealed.
std::string owner_in(const std::string& key);

}  // namespace records
