#pragma once

#include "adapters/http/message.hpp"
#include "adapters/http/server.hpp"
#include "adapters/sms/kannel/settings.hpp"
#include "adapters/sms/kannel/webhook_request.hpp"
#include "hub/messages.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"
#include "hub/ports/numbering.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace kannel {

// Where Kannel brings texts, by GET (`text=%b`) or by POST (post-url, the body is the text):
//   ?from=%p&to=%P&id=%I&coding=%c&charset=%C, and smsc, time, text if wanted.
// Answers 200 with an empty body (Kannel would send words as an SMS) once the text is in the inbox,
// also when it was there; 401 without the secret, 400 or 413 with a JSON problem, 503 with
// Retry-After when the inbox is full, fails or takes longer than `store_limit`: Kannel then tries
// again, with the same id. Bytes that are no text are stored as the empty text, so that their
// sender gets an answer (sms::decode).
class InboundWebhook final : public http::Handler {
public:
    static constexpr std::chrono::milliseconds store_limit{800};
    static constexpr std::size_t longest_text = 4000;  // bytes, as Kannel sends them

    InboundWebhook(const Settings& settings,
                   hub::Inbox& inbox,
                   const hub::Numbering& numbering,
                   const hub::Clock& clock);

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    hub::InboundText build(const http::Request& request, const QueryFields& fields) const;
    hub::PhoneNumber number(const std::string& given) const;

    Settings settings_;
    hub::Inbox& inbox_;
    const hub::Numbering& numbering_;
    const hub::Clock& clock_;
};

// Appends within `limit`: 200, or 503 when the store does not take it. Throws what is no failure of
// the store.
boost::asio::awaitable<http::Response> store(hub::Inbox& inbox,
                                             hub::Inbound inbound,
                                             std::chrono::milliseconds limit);

}  // namespace kannel
