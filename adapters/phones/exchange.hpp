#pragma once

#include "adapters/http/server.hpp"
#include "adapters/phones/mailboxes.hpp"
#include "adapters/phones/settings.hpp"
#include "hub/messages.hpp"
#include "hub/ports/channel.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/numbering.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <functional>
#include <optional>
#include <string>

namespace phones {

// What a text becomes on the way to a phone: as the SMS channel would send it.
struct Carried {
    hub::MessageText text{};  // folded
    int segments{};
};

// The simulated telephone network of `--demo`: the channel "phones", and the phones' side of it
// over HTTP. Nobody is asked for a secret, so it is not for a hub that others can reach.
//   POST /phones/NUMBER                    the body (UTF-8, at most `longest_text` bytes) is a text
//   to the hub. 202;
//                                          400 no number or no text, 413 too long, 503 with
//                                          Retry-After: not stored.
//   GET /phones/NUMBER?after=N&wait=S      what arrived after text N:
//   [{"n":1,"at":MILLISECONDS,"text":"..."}], waiting
//                                          up to S seconds (at most `longest_wait`) for the first.
// NUMBER may be written as people write it, percent-encoded. Bounds, and what happens then:
// settings.hpp.
class Exchange final : public hub::Channel, public http::Handler {
public:
    // `carry` is sms's folding and counting, handed in because adapters do not include each other.
    Exchange(boost::asio::any_io_executor executor,
             Settings settings,
             hub::Inbox& inbox,
             const hub::Numbering& numbering,
             const hub::Clock& clock,
             hub::Ids& ids,
             std::function<Carried(const hub::MessageText&)> carry);

    std::string name() const override { return "phones"; }
    int segments(const hub::MessageText& text) const override;
    // Into the phone's mailbox, and "delivered" into the inbox, as a gateway would report it. When
    // that report cannot be stored it is lost; the message stays `sent`.
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override;

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

    // Questions for news are answered at once from here on, so that a hub that ends need not wait
    // for them.
    void close() { mailboxes_.close(); }

    static constexpr const char* path = "/phones/";

private:
    std::optional<hub::PhoneNumber> number_in(const http::Request& request) const;
    boost::asio::awaitable<http::Response> take(hub::PhoneNumber phone, std::string text);
    boost::asio::awaitable<http::Response> give(hub::PhoneNumber phone, std::string query);
    // False when the store did not take it in time.
    boost::asio::awaitable<bool> stored(hub::Inbound inbound);

    Settings settings_;
    hub::Inbox& inbox_;
    const hub::Numbering& numbering_;
    const hub::Clock& clock_;
    hub::Ids& ids_;
    std::function<Carried(const hub::MessageText&)> carry_;
    Mailboxes mailboxes_;
};

}  // namespace phones
