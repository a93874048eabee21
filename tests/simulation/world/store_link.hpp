#pragma once

#include "hub/ports/store.hpp"
#include "tests/simulation/world/ground.hpp"

#include <string>

namespace simulation {

// The way from one node to the store: everything takes time, gets lost, or is overtaken. What was
// really written is told to the oracle at that very moment.
class StoreLink final : public hub::Store {
public:
    // `alive`: the node; once it is false nothing comes back any more. All outlive this.
    StoreLink(Ground& ground, hub::Store& real, const bool& alive, std::string node)
        : ground_(ground), real_(real), alive_(alive), node_(std::move(node)) {}

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
    void note_marks(const oracle::Commit& commit);
    void written(const hub::Scope& scope, oracle::Commit commit, const hub::Committed& committed);

    Ground& ground_;
    hub::Store& real_;
    const bool& alive_;
    std::string node_;
};

// Any await may be a node's last.
void perhaps_die(Ground& ground, const bool& alive);

// The two halves of the way, for whatever is asked over the network. Both throw like a store that
// is away.
boost::asio::awaitable<void> reach_store(Ground& ground, const bool& alive, bool writes);
boost::asio::awaitable<void> hear_back(Ground& ground, const bool& alive);

}  // namespace simulation
