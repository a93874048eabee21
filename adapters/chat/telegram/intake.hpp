#pragma once

#include "adapters/chat/telegram/replies.hpp"
#include "adapters/chat/telegram/update.hpp"
#include "hub/messages.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <utility>

namespace telegram {

// What becomes of an update, however it came. Words, taps and blocking the bot go to the inbox as
// texts on the channel "telegram", from the chat's id, to the bot's name; what repeats is known by
// bot and update, as a set: updates may come in any order and twice.
class Intake {
public:
    static constexpr std::chrono::milliseconds store_limit{800};

    enum class Outcome {
        settled,    // stored, or there is nothing to store
        not_stored  // the store does not take it: it must come again
    };

    // The postcode, or as much of one as is known, of a place in degrees; "" when none is near.
    using PostcodeNear = std::function<std::string(double latitude, double longitude)>;

    // Without `postcode_near` places on the map are not understood: their senders are asked for a
    // postcode.
    Intake(Bot& bot,
           hub::Inbox& inbox,
           const hub::Clock& clock,
           Replies& replies,
           PostcodeNear postcode_near = {})
        : bot_(bot),
          inbox_(inbox),
          clock_(clock),
          replies_(replies),
          postcode_near_(std::move(postcode_near)) {}

    boost::asio::awaitable<Outcome> take(Update update);

private:
    boost::asio::awaitable<Outcome> take_said(std::int64_t update, Said said);
    boost::asio::awaitable<Outcome> take_placed(std::int64_t update, Placed placed);
    boost::asio::awaitable<Outcome> take_tapped(std::int64_t update, Tapped tapped);

    enum class Stored { fresh, again, no };
    boost::asio::awaitable<Stored> store(std::int64_t update,
                                         hub::PhoneNumber from,
                                         hub::MessageText text);

    Bot& bot_;
    hub::Inbox& inbox_;
    const hub::Clock& clock_;
    Replies& replies_;
    PostcodeNear postcode_near_;
};

}  // namespace telegram
