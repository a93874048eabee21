#pragma once

#include "adapters/records/byte_store.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/store.hpp"

#include <deque>
#include <string>
#include <vector>

namespace simulation {

// hub::Store over the commit twin, without a codec: what the twin keeps as a record's bytes is the
// number of the record in a list. Everything that a commit means (versions, keys, timers, offsets,
// audit) is the twin's; encoding and sealing have tests of their own, and some runs use them
// instead of this.
class HandleStore final : public hub::Store {
public:
    // What the numbers mean, for all nodes of a run.
    struct Shelf {
        std::deque<hub::Record> records{};
        std::deque<hub::Event> events{};
    };

    HandleStore(records::ByteStore& bytes, Shelf& shelf, hub::Random& random)
        : bytes_(bytes), shelf_(shelf), random_(random) {}

    boost::asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                             std::vector<hub::RecordId> ids,
                                             hub::IdempotencyKey key) override;
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
    records::ByteStore& bytes_;
    Shelf& shelf_;
    hub::Random& random_;
};

}  // namespace simulation
