#include "adapters/json/document.hpp"
#include "adapters/sms/kannel/inbound_webhook.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/list_inbox.hpp"
#include "tests/support/run.hpp"

#include <string>

// What a gateway brings: stored once and clean, or refused and not stored. Input: a line with the
// query, a line with the Content-Type, the body.
namespace fuzz {

namespace {

constexpr const char* secret = "0123456789abcdef";

kannel::Settings settings() {
    kannel::Settings settings;
    settings.password = "pass";
    settings.secret = secret;
    return settings;
}

struct Bench {
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{1}}};
    support::PlainNumbering numbering{};
    support::ListInbox inbox{};
    kannel::InboundWebhook webhook{settings(), inbox, numbering, clock};
    boost::asio::io_context loop{};
};

bool has_controls(const std::string& text) {
    for (const char c : text) {
        if ((c >= 0 && c < ' ' && c != '\n') || c == '\x7f') return true;
    }
    return false;
}

void check_stored(const hub::InboundText& text) {
    for (const std::string* words :
         {&text.from.reveal, &text.to, &text.text.reveal, &text.provider_id}) {
        require(is_plainly_utf8(*words), "what is stored is UTF-8");
        require(!has_controls(*words), "what is stored holds no control characters");
    }
    require(!text.provider_id.empty() && text.provider_id.size() <= 128,
            "a text has its provider's id");
    require(text.text.reveal.size() <= 3 * kannel::InboundWebhook::longest_text,
            "a text is bounded");
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    http::Request request;
    request.query = pieces.line();
    const std::string type{pieces.line()};
    if (!type.empty()) request.headers.push_back({"Content-Type", type});
    request.body = pieces.rest();
    request.method = request.body.empty() ? "GET" : "POST";
    const bool secret_is_given = request.query.find("secret") != std::string::npos;
    if (!secret_is_given) request.query += std::string{"&secret="} + secret;

    Bench bench;
    const http::Response response = support::run(bench.loop, bench.webhook.answer(request));
    const std::size_t stored = bench.inbox.texts.size();
    require(bench.inbox.reports.empty(), "a text is no report");
    require(stored == (response.status == 200 ? 1U : 0U),
            "a text is stored if and only if that is said");
    for (const hub::InboundText& text : bench.inbox.texts) check_stored(text);
    if (response.status == 200) return;
    require(response.status == 400 || response.status == 401 || response.status == 413,
            "a refusal is final");
    require(json::Document::parse(response.body).has_value(), "a refusal is JSON");
}

}  // namespace fuzz
