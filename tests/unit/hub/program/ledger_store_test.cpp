#include "hub/program/ledger_store.hpp"

#include "adapters/memory/byte_store.hpp"
#include "adapters/records/sealed_store.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <chrono>

namespace {

const hub::AddressKey rosa{"0123456789abcdef0123456789abcdef"};
const hub::TimePoint noon{std::chrono::hours{500'000}};

class SetLedger final : public hub::StopLedger {
public:
    void stopped(const hub::AddressKey& address) override { all_.insert(address); }
    void started(const hub::AddressKey& address) override { all_.erase(address); }
    bool is_stopped(const hub::AddressKey& address) const override {
        return all_.contains(address);
    }
    std::set<hub::AddressKey> all() const override { return all_; }

private:
    std::set<hub::AddressKey> all_;
};

struct Kept {
    boost::asio::io_context loop{};
    support::PlainVault vault{};
    support::SeededRandom random{};
    memory::ByteStore bytes{};
    records::SealedStore store{bytes, vault, random};
    SetLedger ledger{};

    std::size_t reapply() {
        return support::run(loop, program::reapply_stops(store, ledger, noon));
    }
    hub::AddressRecord address() {
        std::vector<hub::RecordId> ids{hub::address_record()};
        const auto loaded =
            support::run(loop, store.load(hub::scope_of(rosa), std::move(ids), hub::no_key));
        return loaded.get<hub::AddressRecord>(hub::address_record()).value;
    }
};

}  // namespace

TEST_CASE(
    "a STOP that came no further than the ledger stands, and is told apart from one that was "
    "heard") {
    Kept kept;
    kept.ledger.stopped(rosa);
    CHECK(kept.reapply() == 1);
    CHECK(kept.address().stopped_at == hub::TimePoint{});
    CHECK(kept.reapply() == 0);
}

TEST_CASE("a STOP that both know is left as it is") {
    Kept kept;
    program::LedgerStore both{kept.store, kept.ledger};
    hub::AddressRecord record;
    record.key = rosa;
    record.stopped_at = noon;
    hub::Changes changes;
    changes.at = noon;
    changes.actor = "address";
    changes.action = "stop";
    changes.rests_on(hub::address_record(), hub::Version{}).put(record);
    const auto done = support::run(kept.loop, both.commit(hub::scope_of(rosa), std::move(changes)));
    REQUIRE(done.has_value());
    CHECK(kept.ledger.is_stopped(rosa));
    CHECK(kept.reapply() == 0);
    CHECK(kept.address().stopped_at == noon);
}
