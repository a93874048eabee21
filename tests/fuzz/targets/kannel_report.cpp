#include "adapters/json/document.hpp"
#include "adapters/sms/kannel/report_webhook.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/list_inbox.hpp"
#include "tests/support/run.hpp"

#include <string>

// What a gateway reports about a text of ours; the input is the query.
namespace fuzz {

namespace {

kannel::Settings settings() {
    kannel::Settings settings;
    settings.password = "pass";
    settings.secret = "0123456789abcdef";
    return settings;
}

struct Bench {
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{1}}};
    support::ListInbox inbox{};
    kannel::ReportWebhook webhook{settings(), inbox, clock};
    boost::asio::io_context loop{};
};

}  // namespace

void look_at(std::string_view bytes) {
    http::Request request;
    request.method = "GET";
    request.query = std::string{bytes} + "&secret=0123456789abcdef";
    Bench bench;
    const http::Response response = support::run(bench.loop, bench.webhook.answer(request));
    require(bench.inbox.texts.empty(), "a report is no text");
    require(bench.inbox.reports.size() <= (response.status == 200 ? 1U : 0U),
            "nothing is stored of what is refused");
    for (const hub::DeliveryReport& report : bench.inbox.reports) {
        require(hub::is_well_formed(report.group.text) && hub::is_well_formed(report.message.text),
                "a report names a message that there could be");
        require(report.state == hub::MessageState::sent ||
                    report.state == hub::MessageState::delivered ||
                    report.state == hub::MessageState::failed,
                "a report says what became of a text that was sent");
    }
    if (response.status == 200) return;
    require(response.status == 400 || response.status == 401, "a refusal is final");
    require(json::Document::parse(response.body).has_value(), "a refusal is JSON");
}

}  // namespace fuzz
