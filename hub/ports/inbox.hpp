#pragma once

#include "hub/messages.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hub {

// A received message on the list, until it is done with.
struct InboxEntry {
    std::string position{};  // within its shard, rising
    InboundId id{};          // the same for every repeat of the message
    Inbound inbound{};
};

enum class Appended { fresh, duplicate };

// What gateways brought, kept until the hub has dealt with it. Everything from one address is in
// one shard, in order. Every implementation passes tests/contract/inbox_contract.hpp. Throws like
// Store; then nothing was promised.
class Inbox {
public:
    static constexpr unsigned shards = 16;

    virtual ~Inbox() = default;

    // Durable when it returns. Repeats of the provider's id on the channel are dropped in the same
    // step. Throws boost::system::system_error with Refusal::full when the shard holds 100,000
    // entries.
    virtual boost::asio::awaitable<Appended> append(Inbound inbound) = 0;

    // The first entries of the shard. Reading does not take them away.
    virtual boost::asio::awaitable<std::vector<InboxEntry>> read(unsigned shard,
                                                                 std::size_t limit) = 0;
    virtual boost::asio::awaitable<void> remove(unsigned shard, std::string position) = 0;

    // Out of the way, with the reason, for a person to look at.
    virtual boost::asio::awaitable<void> bury(unsigned shard,
                                              std::string position,
                                              std::string reason) = 0;
    virtual boost::asio::awaitable<std::size_t> buried() = 0;

    // True when `node` may serve the shard until `until`. Saves double work and keeps order;
    // correctness does not rest on it.
    virtual boost::asio::awaitable<bool> claim(unsigned shard,
                                               NodeId node,
                                               TimePoint now,
                                               TimePoint until) = 0;
};

}  // namespace hub
