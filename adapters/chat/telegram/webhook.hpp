#pragma once

#include "adapters/chat/telegram/intake.hpp"
#include "adapters/http/message.hpp"
#include "adapters/http/server.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace telegram {

// Where Telegram brings updates, by POST at `webhook_path`. 200 once the update is in the inbox,
// also when it was there, and for updates that the hub has no use for or cannot read: Telegram
// would bring them for a day and hold that chat's next ones back. 401 without the secret, asked
// before anything is read; 400 for what is not Telegram's; 503 with Retry-After when the store does
// not take it.
class Webhook final : public http::Handler {
public:
    Webhook(const Settings& settings, Intake& intake);

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    std::string secret_;
    Intake& intake_;
};

// Tells Telegram to call `settings().webhook`, and comes again until it knows. Returns at once when
// that is empty. `bot` outlives it.
boost::asio::awaitable<void> register_webhook(Bot& bot);

}  // namespace telegram
