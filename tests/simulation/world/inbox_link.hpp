#pragma once

#include "hub/ports/inbox.hpp"
#include "tests/simulation/world/ground.hpp"

namespace simulation {

// The way from one node to the inbox: the same losses as on the way to the store.
class InboxLink final : public hub::Inbox {
public:
    InboxLink(Ground& ground, hub::Inbox& real, const bool& alive)
        : ground_(ground), real_(real), alive_(alive) {}

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
    void left(unsigned shard, const std::string& position, bool buried);

    Ground& ground_;
    hub::Inbox& real_;
    const bool& alive_;
    std::map<std::pair<unsigned, std::string>, std::uint64_t>
        seen_;  // position -> text; 0: a report
};

// "t17" -> 17; 0 for what is no text of the simulation's.
std::uint64_t text_in(const std::string& provider_id);
std::string provider_id_of(std::uint64_t text);

}  // namespace simulation
