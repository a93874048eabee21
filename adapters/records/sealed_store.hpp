#pragma once

#include "adapters/records/byte_store.hpp"
#include "adapters/records/codec.hpp"
#include "adapters/records/key_cache.hpp"
#include "adapters/records/key_ring.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace records {

// hub::Store over bytes: encodes, seals under the key of whom it is about, writes the audit.
// Erasing a Person destroys their key in the same commit: whatever else was sealed with it loads
// with empty words, and a commit that would seal more for them is refused with not_found. Throws
// records::Error for bytes that it cannot read.
class SealedStore final : public hub::Store {
public:
    static constexpr std::size_t cached_keys = 4096;

    SealedStore(ByteStore& bytes, hub::Vault& vault, hub::Random& random);

    // A record whose id cannot be stored (an empty one) is absent.
    boost::asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                             std::vector<hub::RecordId> ids,
                                             hub::IdempotencyKey key) override;
    // Also `invalid`: an id or an idempotency key that cannot be stored.
    boost::asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                               hub::Changes changes) override;
    boost::asio::awaitable<hub::DueTimers> due(hub::Scope scope,
                                               hub::TimePoint now,
                                               std::size_t limit) override;
    boost::asio::awaitable<hub::EventPage> events(hub::Scope scope,
                                                  hub::Offset after,
                                                  std::size_t limit) override;
    boost::asio::awaitable<hub::RecordPage> list(hub::Scope scope,
                                                 hub::RecordKind kind,
                                                 std::string from) override;
    boost::asio::awaitable<std::vector<hub::AuditLine>> audit(hub::Scope scope,
                                                              std::string month) override;
    boost::asio::awaitable<std::vector<hub::GroupId>> groups() override;

private:
    struct Sealed {  // a record as it was loaded
        hub::RecordId id{};
        hub::Version version{};
        StoredText text;
    };

    boost::asio::awaitable<void> learn(KeyRing& keys, std::vector<std::string> owners);
    std::vector<std::string> unknown_owners(const std::string& scope, const hub::Changes& changes);

    ByteStore& bytes_;
    hub::Vault& vault_;
    hub::Random& random_;
    KeyCache cache_{cached_keys};
};

}  // namespace records
