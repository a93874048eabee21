#pragma once

#include "hub/ports/channel.hpp"
#include "hub/ports/measures.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/rules/delivery.hpp"
#include "hub/services/circumstances.hpp"
#include "hub/services/post_room.hpp"
#include "hub/services/steps.hpp"
#include "hub/services/stop_guard.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace services {

class Notices;

// The words of a wording in a language, from the phrasebook. Total: empty text means that there are
// none.
using Render = std::function<std::string(const hub::Wording&, std::string_view language)>;

// Hands messages over to gateways, and hears what became of them.
//
// group: may it go? sending, timer moved | address: marked | gateway | address: unmarked | group:
// what came of it. A node may die between any two of these: the timer, moved a minute ahead, lets
// another one take over, and the address knows whether the message may have left.
class Delivery : public ReportTarget {
public:
    struct Parts {
        hub::Store& store;
        hub::Vault& vault;
        hub::Measures& measures;
        Circumstances& circumstances;
        Steps& steps;
        const StopGuard& guard;
        Notices* notices{};  // browsers that are told beside it; null: none
    };
    struct Settings {
        int replies_per_hour{20};  // automatic ones to one address
        rules::HandOverTimes times{};
    };
    using Channels = std::map<std::string, hub::Channel*>;  // by name; they outlive this

    Delivery(Parts parts, Channels channels, Render render, Settings settings);

    // Serves the timer (message, send). Throws when the store is away; the timer then stands.
    boost::asio::awaitable<void> send(hub::GroupId group, hub::MessageId message);
    // Serves the timer (message, forget).
    boost::asio::awaitable<void> forget(hub::GroupId group, hub::MessageId message);
    // What this text costs on the channel of this name; 0 where there is no such channel.
    int segments(const std::string& channel, const hub::MessageText& text) const;
    // Late, twice and out of order as they come; of unknown messages they are counted and dropped.
    boost::asio::awaitable<void> report(hub::DeliveryReport report) override;

private:
    // Everything about one message on its way out.
    struct Letter {
        hub::Group group{};
        hub::OutgoingMessage message{};
        hub::Person person{};
        hub::AddressKey address{};
        hub::Channel* channel{};
        hub::MessageText text{};
        std::vector<hub::Choice> choices{};
        std::string replaces{};  // the gateway's reference of the message that this one takes back
        std::string token{};
        hub::TimePoint begun_at{};
    };
    struct Opened {
        rules::Outgoing records{};
        hub::Person person{};
    };
    struct Begun {
        rules::Beginning::Next next{};
        Letter letter{};
        std::string obstacle{};  // why it can never be handed over; empty: nothing is in the way

        bool goes() const { return next == rules::Beginning::Next::hand_over; }
        // There is nothing to commit before the outcome is written down.
        bool has_outcome() const {
            return next == rules::Beginning::Next::settle || (goes() && !obstacle.empty());
        }
        int segments() const {
            return obstacle.empty() ? letter.channel->segments(letter.text) : 0;
        }
    };

    boost::asio::awaitable<Opened> open(hub::GroupId group, hub::MessageId message);
    hub::AddressKey address_of(const hub::Person& person);
    Begun write(const Opened& opened, Setting& setting);
    std::vector<hub::Choice> choices(const hub::Wording& wording,
                                     const std::string& language) const;
    boost::asio::awaitable<std::optional<Begun>> begin(hub::GroupId group, hub::MessageId message);
    boost::asio::awaitable<std::optional<rules::Attempt>> attempt_of(Begun begun);
    boost::asio::awaitable<std::optional<rules::Attempt>> hand_over(Letter letter);
    boost::asio::awaitable<boost::system::error_code> mark(Letter letter);
    boost::asio::awaitable<void> unmark(Letter letter, hub::HandedOver::Outcome said);
    boost::asio::awaitable<std::optional<rules::Attempt>> not_begun(Letter letter,
                                                                    boost::system::error_code why);
    boost::asio::awaitable<std::optional<rules::Attempt>> settle(Letter letter);
    boost::asio::awaitable<hub::Versioned<hub::AddressRecord>> load_address(
        hub::AddressKey address);
    boost::asio::awaitable<void> forget_outcomes(hub::Person person, hub::MessageId message);
    boost::asio::awaitable<void> finish(hub::GroupId group,
                                        hub::MessageId message,
                                        rules::Attempt attempt);
    boost::asio::awaitable<bool> decided(hub::Scope scope, hub::Changes changes);
    boost::asio::awaitable<bool> decided_or_lost(hub::Scope scope, hub::Changes changes);

    Parts parts_;
    Channels channels_;
    Render render_;
    Settings settings_;
};

}  // namespace services
