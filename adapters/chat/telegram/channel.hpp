#pragma once

#include "adapters/chat/telegram/bot.hpp"
#include "hub/ports/channel.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <optional>
#include <string>

namespace telegram {

// Messages through a Telegram bot: plain text, choices as buttons. An address is the id of a
// private chat; anything else is refused, so that nothing personal goes into a group. Nothing is
// paid, so a text has 0 segments. Telegram reports no delivery: a message stays `sent`.
//
//   200 accepted; its reference is "chat:message"     429 later, for the whole bot and all its
//   chats 403 opted_out (blocked, or the account is gone)   401, 404 later: the token must be
//   mended other 4xx refused                                 everything else after a byte left:
//   unknown no connection: later
//
// A message that would wait longer than `patience` for its turn (one to a chat in
// `message_every`, so many in all) is put off. With `replaces` that message loses its buttons
// first; whether that succeeds changes nothing.
class Channel final : public hub::Channel {
public:
    static constexpr std::chrono::milliseconds patience{3000};

    explicit Channel(Bot& bot) : bot_(bot) {}

    std::string name() const override { return "telegram"; }
    int segments(const hub::MessageText&) const override { return 0; }
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override;

private:
    boost::asio::awaitable<hub::HandedOver> hand_over_in_turn(hub::Parcel parcel);
    boost::asio::awaitable<void> take_buttons_away(std::string chat,
                                                   std::string reference,
                                                   std::chrono::milliseconds limit);
    std::optional<hub::HandedOver> put_off() const;

    Bot& bot_;
};

}  // namespace telegram
