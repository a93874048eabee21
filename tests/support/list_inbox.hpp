#pragma once

#include "hub/domain/refusal.hpp"
#include "hub/ports/inbox.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace support {

// What gateways brought, in a list that a test can look at; and an inbox that does not take it, in
// each of the ways.
class ListInbox final : public hub::Inbox {
public:
    enum class Mood { takes, is_away, is_full, hangs };

    Mood mood{Mood::takes};
    int refusals{};  // how often it did not take something
    int duplicates{};
    std::vector<hub::InboundText> texts{};
    std::vector<hub::DeliveryReport> reports{};

    boost::asio::awaitable<hub::Appended> append(hub::Inbound inbound) override {
        if (mood != Mood::takes) ++refusals;
        if (mood == Mood::is_away)
            throw boost::system::system_error(boost::asio::error::connection_reset);
        if (mood == Mood::is_full)
            throw boost::system::system_error(make_error_code(hub::Refusal::full));
        if (mood == Mood::hangs) co_await for_ever();
        if (const auto* text = std::get_if<hub::InboundText>(&inbound)) {
            if (!ids_.insert(text->provider_id).second) {
                ++duplicates;
                co_return hub::Appended::duplicate;
            }
            texts.push_back(*text);
        } else {
            reports.push_back(std::get<hub::DeliveryReport>(inbound));
        }
        co_return hub::Appended::fresh;
    }

    boost::asio::awaitable<std::vector<hub::InboxEntry>> read(unsigned, std::size_t) override {
        co_return std::vector<hub::InboxEntry>{};
    }
    boost::asio::awaitable<void> remove(unsigned, std::string) override { co_return; }
    boost::asio::awaitable<void> bury(unsigned, std::string, std::string) override { co_return; }
    boost::asio::awaitable<std::size_t> buried() override { co_return 0; }
    boost::asio::awaitable<bool> claim(unsigned,
                                       hub::NodeId,
                                       hub::TimePoint,
                                       hub::TimePoint) override {
        co_return true;
    }

private:
    static boost::asio::awaitable<void> for_ever() {
        const auto executor = co_await boost::asio::this_coro::executor;
        boost::asio::steady_timer timer{executor, boost::asio::steady_timer::time_point::max()};
        co_await timer.async_wait(boost::asio::use_awaitable);
    }

    std::set<std::string> ids_{};
};

}  // namespace support
