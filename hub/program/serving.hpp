#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/chat/telegram/channel.hpp"
#include "adapters/chat/telegram/intake.hpp"
#include "adapters/chat/telegram/poller.hpp"
#include "adapters/chat/telegram/replies.hpp"
#include "adapters/chat/telegram/webhook.hpp"
#include "adapters/http/server.hpp"
#include "adapters/phones/exchange.hpp"
#include "adapters/push/notifier.hpp"
#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "adapters/redis/byte_inbox.hpp"
#include "adapters/redis/byte_store.hpp"
#include "adapters/redis/connection.hpp"
#include "adapters/redis/presence.hpp"
#include "adapters/redis/subscription.hpp"
#include "adapters/sms/kannel/channel.hpp"
#include "adapters/sms/kannel/inbound_webhook.hpp"
#include "adapters/sms/kannel/report_webhook.hpp"
#include "hub/program/core.hpp"
#include "hub/program/demo.hpp"
#include "hub/program/door.hpp"
#include "hub/program/ledger_store.hpp"
#include "hub/program/loops.hpp"
#include "hub/program/machine.hpp"
#include "hub/program/operator_desk.hpp"
#include "hub/program/website.hpp"

#include <functional>
#include <optional>
#include <string>

namespace program {

// A node at work on one Redis: every part, joined to the others. What refers to another stands
// below it.
class Serving {
public:
    using Listening = std::function<void(const std::string& url)>;

    Serving(boost::asio::any_io_executor executor,
            Machine& machine,
            redis::Settings redis,
            Listening listening);

    // Until cancelled; then it ends in order: no more requests, what is under way is finished,
    // nothing is left running.
    boost::asio::awaitable<void> run();

private:
    // The gateway and the simulated phones, as far as they are configured.
    struct Gateways {
        Gateways(boost::asio::any_io_executor executor,
                 Machine& machine,
                 Door& door,
                 hub::Store& store,
                 async::TaskGroup& tasks);

        std::optional<kannel::Channel> kannel;
        std::optional<kannel::InboundWebhook> kannel_inbound;
        std::optional<kannel::ReportWebhook> kannel_reports;
        std::optional<telegram::Bot> bot;
        std::optional<telegram::Replies> bot_replies;
        std::optional<telegram::Intake> bot_intake;
        std::optional<telegram::Channel> telegram;
        std::optional<telegram::Webhook> bot_webhook;
        std::optional<telegram::Poller> bot_poller;
        std::optional<phones::Exchange> exchange;
        std::optional<DemoNeighbours> neighbours;

        services::Delivery::Channels channels();
        void add_to(http::Routes& routes);
        // What asks for news by itself.
        void spawn_on(async::TaskGroup& tasks);

    private:
        void open_bot(Machine& machine, Door& door, hub::Store& store, async::TaskGroup& tasks);
    };

    void rang(const redis::Bell& bell);
    void missed_bells();
    boost::asio::awaitable<void> start();
    boost::asio::awaitable<void> prepare();
    boost::asio::awaitable<void> tell_stops();
    boost::asio::awaitable<void> prepare_patiently();
    boost::asio::awaitable<void> end();
    boost::asio::awaitable<void> watch_readiness();

    Machine& machine_;
    redis::Settings redis_;
    Listening listening_;
    async::TaskGroup links_;  // to Redis: the last to end
    async::TaskGroup lanes_;  // messages and timers under way: they may finish
    async::TaskGroup loops_;  // these are cancelled first
    async::TaskGroup doors_;  // HTTP
    async::TaskGroup live_;   // live connections
    http::Routes routes_;
    http::Server server_;
    PublicAddress address_;
    redis::Connection connection_;
    redis::ByteStore bytes_;
    redis::ByteInbox inbox_bytes_;
    records::SealedStore sealed_;
    LedgerStore store_;
    records::SealedInbox inbox_;
    Door door_;
    Gateways gateways_;
    std::optional<push::Keys> push_keys_;
    std::optional<push::Notifier> notifier_;
    Ports ports_;
    Core core_;
    Loops loop_;
    redis::Subscription bells_;
    OperatorDesk desk_;
    Health health_;
    redis::Presence presence_;
    Website website_;
};

}  // namespace program
