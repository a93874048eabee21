#pragma once

#include "adapters/async/mailbox.hpp"
#include "adapters/web/live/feed.hpp"
#include "hub/hub.hpp"
#include "hub/ports/environment.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace web {

// Asks again whose the members' sessions are: every minute, and at once when nudged about somebody
// whose `check_at` has come. A session that is over, or whose person has other roles now, is
// closed.
class Warden {
public:
    Warden(const boost::asio::any_io_executor& executor,
           hub::Hub& hub,
           const hub::Clock& clock,
           const LiveSettings& settings);

    void watch(Feed& feed) { feeds_.push_back(&feed); }  // outlives run()
    void nudge() { static_cast<void>(nudge_.push(0)); }
    boost::asio::awaitable<void> run();  // until cancelled; a store that is away is asked again

private:
    struct Doubt {
        Feed* feed{};
        hub::PersonId person{};
        hub::SessionId session{};
        std::string cookie{};
        hub::TimePoint since{};
    };

    std::vector<Doubt> doubts();
    boost::asio::awaitable<void> look_round();
    boost::asio::awaitable<void> ask(const Doubt& doubt);
    static void put_off(const Doubt& doubt, hub::TimePoint until);
    static void settle(const Doubt& doubt, const std::optional<hub::Visitor>& visitor);

    hub::Hub& hub_;
    const hub::Clock& clock_;
    const LiveSettings& settings_;
    async::Mailbox<int> nudge_;
    std::vector<Feed*> feeds_{};
};

}  // namespace web
