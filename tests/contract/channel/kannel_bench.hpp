#pragma once

#include "adapters/numbering/phone_numbers.hpp"
#include "adapters/sms/kannel/channel.hpp"
#include "adapters/sms/kannel/inbound_webhook.hpp"
#include "adapters/sms/kannel/report_webhook.hpp"
#include "tests/contract/channel/channel_contract.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/kannel.hpp"
#include "tests/support/list_inbox.hpp"
#include "tests/support/serving.hpp"
#include "tests/support/sms_network.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace contract {

// Another handler, and what it answered.
class Watched final : public http::Handler {
public:
    Watched(http::Handler& handler, std::vector<unsigned>& answers)
        : handler_{handler}, answers_{answers} {}
    boost::asio::awaitable<http::Response> answer(http::Request request) override {
        http::Response response = co_await handler_.answer(std::move(request));
        answers_.push_back(response.status);
        co_return response;
    }

private:
    http::Handler& handler_;
    std::vector<unsigned>& answers_;
};

// The hub's side of SMS with an inbox in memory, and a real Kannel between it and the simulated
// network.
struct KannelBench {
    explicit KannelBench(support::KannelOptions options = {},
                         const std::string& secret = support::Kannel::secret);

    ~KannelBench();  // tells what Kannel said when the test fails
    KannelBench(const KannelBench&) = delete;
    KannelBench& operator=(const KannelBench&) = delete;

    void hub_away();  // its port is closed ...
    void hub_back();  // ... and opened again
    // Texts as the number's phone shows them: parts joined, UTF-8.
    static std::vector<std::string> shown(const std::vector<support::ShortMessage>& messages);
    void wait_for_texts(std::size_t count);

    boost::asio::io_context loop{};
    support::ListInbox inbox{};
    numbering::PhoneNumbers numbers{};
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{1000}}};
    kannel::Settings settings{};
    http::Routes routes{};
    std::unique_ptr<kannel::InboundWebhook> inbound{};
    std::unique_ptr<kannel::ReportWebhook> report{};
    std::vector<unsigned> answers{};  // what texts were answered
    std::unique_ptr<Watched> watched{};
    std::unique_ptr<support::Serving> serving{};
    std::uint16_t port{};
    std::unique_ptr<support::Kannel> kannel{};
    std::unique_ptr<kannel::Channel> channel{};
};

}  // namespace contract
