#pragma once

#include "hub/ports/alarm.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/measures.hpp"
#include "hub/ports/numbering.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/address.hpp"
#include "hub/services/steps.hpp"
#include "hub/services/stop_guard.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace services {

// Whoever knows what to do with a gateway's report.
class ReportTarget {
public:
    virtual ~ReportTarget() = default;
    virtual boost::asio::awaitable<void> report(hub::DeliveryReport report) = 0;
};

// Deals with what gateways brought, entry after entry: the address's own commit first, so that STOP
// waits for nobody, then the groups.
class PostRoom {
public:
    // An entry that failed so often, with the store at hand, is buried.
    static constexpr int patience = 5;

    struct Parts {
        hub::Inbox& inbox;
        hub::Store& store;
        hub::Vault& vault;
        const hub::Numbering& numbering;
        const hub::Clock& clock;
        hub::Measures& measures;
        hub::Alarm& alarm;
        Steps& steps;
        ReportTarget& reports;
    };
    struct Settings {
        std::string region{"GB"};  // how numbers without a country are read
    };
    // The groups whose hub_numbers include this one ("sms:+447700900000"), always in the same
    // order.
    using GroupsOfNumber = std::function<std::vector<hub::GroupId>(std::string_view number)>;

    PostRoom(Parts parts, MeaningOf meaning_of, GroupsOfNumber groups_of_number, Settings settings);

    // Up to `limit` entries of the shard, in order; gives how many are done with. Fewer than there
    // are: one failed and is tried again at the next call. Throws when the store or the inbox is
    // away: nothing is lost, come again.
    boost::asio::awaitable<std::size_t> serve(unsigned shard, std::size_t limit);

    // A STOP stands in its address's scope, on all nodes, when this returns. It is to be put in the
    // inbox as well: what it means to the groups, and its confirmation, follow from there. A repeat
    // of the same text changes nothing. Throws when the store is away.
    boost::asio::awaitable<void> stop(hub::InboundText text);

private:
    boost::asio::awaitable<bool> deal_with(unsigned shard, hub::InboxEntry entry);
    boost::asio::awaitable<void> pass_on(hub::InboxEntry entry);
    boost::asio::awaitable<void> hear(hub::InboundText text, hub::InboundId id);
    rules::Arrival arrived(hub::InboundText text, hub::InboundId id);
    hub::InboundId id_of_stop(const hub::InboundText& text);
    boost::asio::awaitable<void> settle_address(rules::Arrival arrival);
    boost::asio::awaitable<bool> give_up(unsigned shard, hub::InboxEntry entry, std::string reason);
    hub::NumberKind kind_of_sender(const hub::InboundText& text) const;
    bool can_be_answered(const hub::InboundText& text);

    Parts parts_;
    MeaningOf meaning_of_;
    GroupsOfNumber groups_of_number_;
    Settings settings_;
    std::map<std::pair<unsigned, std::string>, int>
        failures_;  // of entries at the head of their shards: at most one each
};

}  // namespace services
