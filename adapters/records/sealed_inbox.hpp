#pragma once

#include "adapters/records/byte_store.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/vault.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace records {

// hub::Inbox over bytes. A received text is sealed as a whole under the transit key; reports hold
// nothing personal. What cannot be read is buried, so that one damaged entry does not hold up its
// shard; what a newer release wrote throws.
class SealedInbox final : public hub::Inbox {
public:
    static constexpr std::size_t capacity = 100'000;  // entries of one shard

    SealedInbox(ByteInbox& bytes, hub::Vault& vault, hub::Ids& ids);

    boost::asio::awaitable<hub::Appended> append(hub::Inbound inbound) override;
    boost::asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned shard,
                                                              std::size_t limit) override;
    boost::asio::awaitable<void> remove(unsigned shard, std::string position) override;
    boost::asio::awaitable<void> bury(unsigned shard,
                                      std::string position,
                                      std::string reason) override;
    boost::asio::awaitable<std::size_t> buried() override;
    boost::asio::awaitable<bool> claim(unsigned shard,
                                       hub::NodeId node,
                                       hub::TimePoint now,
                                       hub::TimePoint until) override;

private:
    ByteInbox& bytes_;
    hub::Vault& vault_;
    hub::Ids& ids_;
};

}  // namespace records
