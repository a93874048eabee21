#pragma once

#include "hub/ports/stop_ledger.hpp"
#include "hub/ports/store.hpp"

namespace program {

// The store, with every STOP and START of an address also in the ledger: STOP before the commit, so
// that none is confirmed that a restore could forget; START after it.
class LedgerStore final : public hub::Store {
public:
    LedgerStore(hub::Store& store, hub::StopLedger& ledger) : store_(store), ledger_(ledger) {}

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
    hub::Store& store_;
    hub::StopLedger& ledger_;
};

// After a restore the store may have forgotten a STOP that the ledger has, and after a crash
// between the two it may never have had it: marks those addresses as stopped at `TimePoint{}`, so
// that the same STOP, brought again, still reaches the groups and is confirmed. Gives how many.
boost::asio::awaitable<std::size_t> reapply_stops(hub::Store& store,
                                                  const hub::StopLedger& ledger,
                                                  hub::TimePoint now);

}  // namespace program
