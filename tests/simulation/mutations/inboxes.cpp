#include "tests/simulation/mutations/mutation.hpp"
#include "tests/support/passing.hpp"

#include <boost/system/system_error.hpp>

#include <cstdint>
#include <memory>

// What comes in.
namespace simulation {

namespace {

namespace asio = boost::asio;

class HastyInbox final : public support::PassingInbox {
public:
    using PassingInbox::PassingInbox;

    asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned shard, std::size_t limit) override {
        std::vector<hub::InboxEntry> entries = co_await real_.read(shard, limit);
        for (const hub::InboxEntry& entry : entries) co_await real_.remove(shard, entry.position);
        co_return entries;
    }
};

class NaiveInbox final : public support::PassingInbox {
public:
    using PassingInbox::PassingInbox;

    asio::awaitable<hub::Appended> append(hub::Inbound inbound) override {
        if (auto* const text = std::get_if<hub::InboundText>(&inbound))
            text->provider_id += "-" + std::to_string(++seen_);
        return real_.append(std::move(inbound));
    }

private:
    std::uint64_t seen_{};
};

class CheerfulInbox final : public support::PassingInbox {
public:
    using PassingInbox::PassingInbox;

    asio::awaitable<hub::Appended> append(hub::Inbound inbound) override {
        try {
            co_return co_await real_.append(std::move(inbound));
        } catch (const boost::system::system_error&) {
        }
        co_return hub::Appended::fresh;
    }
};

// Reports are told of the message before.
class ConfusedInbox final : public support::PassingInbox {
public:
    using PassingInbox::PassingInbox;

    asio::awaitable<hub::Appended> append(hub::Inbound inbound) override {
        if (auto* const report = std::get_if<hub::DeliveryReport>(&inbound)) {
            if (before_.empty()) before_ = report->message;
            std::swap(before_, report->message);
        }
        return real_.append(std::move(inbound));
    }

private:
    hub::MessageId before_{};
};

template <class Inbox>
void plant_inbox(Planted& planted) {
    planted.inbox = [](hub::Inbox& real) -> std::unique_ptr<hub::Inbox> {
        return std::make_unique<Inbox>(real);
    };
}

}  // namespace

std::vector<Mutation> mutations_of_inboxes() {
    return {
        {"removed_before_the_effect",
         "texts are taken off the inbox when they are read",
         plant_inbox<HastyInbox>},
        {"repeats_unnoticed", "a repeat of a gateway's has another id", plant_inbox<NaiveInbox>},
        {"webhook_says_yes",
         "a text that could not be stored is acknowledged",
         plant_inbox<CheerfulInbox>},
        {"report_of_another",
         "a report is told of the message that was reported before",
         plant_inbox<ConfusedInbox>},
    };
}

}  // namespace simulation
