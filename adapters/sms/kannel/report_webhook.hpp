#pragma once

#include "adapters/http/message.hpp"
#include "adapters/http/server.hpp"
#include "adapters/sms/kannel/settings.hpp"
#include "hub/messages.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/inbox.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>

namespace kannel {

// What Kannel's delivery report numbers (`%d`) say about the message. Nothing for a number that
// Kannel does not use.
//   1 delivered to the phone -> delivered      2 not delivered, for good -> failed
//   4 buffered: the phone is off -> sent       8 the network has it -> sent
//   16 refused by the network -> failed       32 under way -> sent
// "buffered" and "under way" only say that the network has it, which is what `sent` means.
std::optional<hub::MessageState> state_of_report(int number);

// Where Kannel reports, by the dlr-url that kannel::Channel wrote. The report goes to the inbox
// like a text, because 1 may come before 8 and either twice; the message's rank puts that right.
// Reports about unknown messages are taken as well: only the core knows which there are. Of a text
// in several parts, `failed` counts for every part, `sent` and `delivered` for the last part only;
// other reports are answered 200 and dropped. So a text is called delivered when its last part was,
// whatever became of the others: the most that one state can say.
class ReportWebhook final : public http::Handler {
public:
    ReportWebhook(const Settings& settings, hub::Inbox& inbox, const hub::Clock& clock);

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    Settings settings_;
    hub::Inbox& inbox_;
    const hub::Clock& clock_;
};

}  // namespace kannel
