#include "tests/simulation/mutations/mutation.hpp"
#include "tests/support/passing.hpp"

#include <boost/system/system_error.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

// What stands between the core and the store does wrong.
namespace simulation {

namespace {

namespace asio = boost::asio;

// A node keeps the addresses that it wrote, writes through, and trusts what it keeps.
class KeptAddresses final : public support::PassingStore {
public:
    using PassingStore::PassingStore;

    asio::awaitable<hub::Loaded> load(hub::Scope scope,
                                      std::vector<hub::RecordId> ids,
                                      hub::IdempotencyKey key) override {
        const bool asked = key.text.empty() && ids.size() == 1 && ids[0] == hub::address_record();
        const auto known = kept_.find(scope);
        if (asked && known != kept_.end()) co_return known->second;
        co_return co_await real_.load(std::move(scope), std::move(ids), std::move(key));
    }
    asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                        hub::Changes changes) override {
        std::erase_if(changes.reads,
                      [](const hub::Read& read) { return read.record == hub::address_record(); });
        std::optional<hub::Record> put;
        for (const hub::Record& record : changes.puts) {
            if (std::holds_alternative<hub::AddressRecord>(record)) put = record;
        }
        const hub::Scope where = scope;
        auto committed = co_await real_.commit(std::move(scope), std::move(changes));
        if (committed && put) {
            hub::Loaded loaded;
            loaded.add(hub::address_record(), committed->version, std::move(put));
            kept_[where] = std::move(loaded);
        }
        co_return committed;
    }

private:
    std::map<hub::Scope, hub::Loaded> kept_;
};

// No answer is taken for a yes.
class HopefulStore final : public support::PassingStore {
public:
    using PassingStore::PassingStore;

    asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                        hub::Changes changes) override {
        try {
            co_return co_await real_.commit(std::move(scope), std::move(changes));
        } catch (const boost::system::system_error&) {
        }
        co_return hub::Committed{};
    }
};

// A refusal is not looked at.
class DeafStore final : public support::PassingStore {
public:
    using PassingStore::PassingStore;

    asio::awaitable<hub::Result<hub::Committed>> commit(hub::Scope scope,
                                                        hub::Changes changes) override {
        auto committed = co_await real_.commit(std::move(scope), std::move(changes));
        if (!committed) co_return hub::Committed{};
        co_return committed;
    }
};

class GappyLog final : public support::PassingStore {
public:
    using PassingStore::PassingStore;

    asio::awaitable<hub::EventPage> events(hub::Scope scope,
                                           hub::Offset after,
                                           std::size_t limit) override {
        hub::EventPage page = co_await real_.events(std::move(scope), after, limit);
        if (page.events.size() > 2) page.events.erase(page.events.begin() + 1);
        co_return page;
    }
};

class StutteringLog final : public support::PassingStore {
public:
    using PassingStore::PassingStore;

    asio::awaitable<hub::EventPage> events(hub::Scope scope,
                                           hub::Offset after,
                                           std::size_t limit) override {
        // The last one that was read already comes again.
        const hub::Offset from = after > 0 ? after - 1 : 0;
        return real_.events(std::move(scope), from, limit);
    }
};

class ForgetfulAudit final : public support::PassingBytes {
public:
    using PassingBytes::PassingBytes;

    asio::awaitable<records::ByteCommitted> commit(records::ByteCommit commit) override {
        if (commit.key.key.empty()) commit.audit.clear();
        return real_.commit(std::move(commit));
    }
};

class ReversedEvents final : public support::PassingBytes {
public:
    using PassingBytes::PassingBytes;

    asio::awaitable<records::ByteCommitted> commit(records::ByteCommit commit) override {
        std::reverse(commit.events.begin(), commit.events.end());
        return real_.commit(std::move(commit));
    }
};

template <class Store>
void plant_store(Planted& planted) {
    planted.store = [](hub::Store& real) -> std::unique_ptr<hub::Store> {
        return std::make_unique<Store>(real);
    };
}

template <class Bytes>
void plant_bytes(Planted& planted) {
    planted.bytes = [](records::ByteStore& real) -> std::unique_ptr<records::ByteStore> {
        return std::make_unique<Bytes>(real);
    };
}

}  // namespace

std::vector<Mutation> mutations_of_stores() {
    return {
        {"stop_asked_too_early",
         "an address is loaded once and its STOP asked of that",
         plant_store<KeptAddresses>},
        {"failed_commit_believed",
         "a commit without an answer is taken for done",
         plant_store<HopefulStore>},
        {"stale_commit_believed", "a refused commit is taken for done", plant_store<DeafStore>},
        {"event_left_out", "a page of the log has a gap", plant_store<GappyLog>},
        {"event_twice",
         "a page of the log begins with what was read already",
         plant_store<StutteringLog>},
        {"events_reversed",
         "the events of one commit are written in reverse",
         plant_bytes<ReversedEvents>},
        {"audit_forgotten",
         "commits without an idempotency key have no audit line",
         plant_bytes<ForgetfulAudit>},
    };
}

}  // namespace simulation
