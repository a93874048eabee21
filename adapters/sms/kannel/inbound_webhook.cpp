#include "adapters/sms/kannel/inbound_webhook.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/sms/decode.hpp"

#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace kannel {

namespace {

using Presence = FieldRule::Presence;

constexpr FieldRule rules[] = {
    {"from", 32, Presence::required},
    {"to", 32, Presence::required},
    {"id", 128, Presence::required},
    {"text", 64UL * 1024, Presence::optional},
    {"coding", 1, Presence::optional},
    {"charset", 32, Presence::optional},
    {"smsc", 64, Presence::optional},
    {"time", 32, Presence::optional},
};

bool is_visible(const std::string& text) {
    return std::ranges::all_of(text, [](char letter) { return letter > ' ' && letter < 0x7F; });
}

// The charset parameter of "text/plain; charset=\"UTF-8\"".
std::string charset_of(std::string_view content_type) {
    constexpr std::string_view name = "charset=";
    const std::size_t at = content_type.find(name);
    if (at == std::string_view::npos) return {};
    std::string charset{content_type.substr(at + name.size())};
    charset = charset.substr(0, charset.find(';'));
    std::erase(charset, '"');
    return charset;
}

std::string words(const std::string& given) {
    return sms::decode(given, "UTF-8").text;
}

std::string_view bytes(const http::Request& request, const QueryFields& fields) {
    const auto text = fields.values.find("text");
    return text == fields.values.end() ? std::string_view{request.body}
                                       : std::string_view{text->second};
}

std::optional<http::Response> problem_with(const http::Request& request,
                                           const QueryFields& fields) {
    if (fields.refused) return fields.refused;
    if (!is_visible(fields.text("id"))) {
        return http::problem(400, "the field must be visible ASCII characters", "id");
    }
    if (fields.values.contains("coding") && !fields.number("coding", 0, 2)) {
        return http::problem(400, "the field must be 0, 1 or 2", "coding");
    }
    const bool in_query = fields.values.contains("text");
    if (in_query && !request.body.empty()) {
        return http::problem(
            400, "the text must be in the body or in the query, not in both", "text");
    }
    if (!in_query && request.method != "POST")
        return http::problem(400, "the field is missing", "text");
    if (bytes(request, fields).size() > InboundWebhook::longest_text) {
        return http::problem(413, "the text is longer than 4000 bytes", "text");
    }
    return std::nullopt;
}

}  // namespace

boost::asio::awaitable<http::Response> store(hub::Inbox& inbox,
                                             hub::Inbound inbound,
                                             std::chrono::milliseconds limit) {
    try {
        const hub::Appended appended =
            co_await async::within<hub::Appended>(limit, inbox.append(std::move(inbound)));
        if (appended == hub::Appended::duplicate)
            spdlog::info("sms came again and is not heard twice");
        co_return http::Response{};
    } catch (const boost::system::system_error&) {
        co_return try_again();
    }
}

InboundWebhook::InboundWebhook(const Settings& settings,
                               hub::Inbox& inbox,
                               const hub::Numbering& numbering,
                               const hub::Clock& clock)
    : settings_{settings}, inbox_{inbox}, numbering_{numbering}, clock_{clock} {
    check(settings_);
}

hub::PhoneNumber InboundWebhook::number(const std::string& given) const {
    if (numbering_.kind(given, settings_.region) == hub::NumberKind::dialable) {
        if (auto number = numbering_.normalise(given, settings_.region)) return *std::move(number);
    }
    return {words(given)};
}

hub::InboundText InboundWebhook::build(const http::Request& request,
                                       const QueryFields& fields) const {
    std::string charset = fields.text("charset");
    if (charset.empty()) charset = charset_of(request.header("Content-Type").value_or(""));
    hub::InboundText text;
    text.channel = "sms";
    text.from = number(fields.text("from"));
    text.to = number(fields.text("to")).reveal;
    text.text = {sms::decode(bytes(request, fields), charset).text};
    text.provider_id = fields.text("id");
    text.received_at = clock_.now();
    return text;
}

boost::asio::awaitable<http::Response> InboundWebhook::answer(http::Request request) {
    if (!shows_secret(request, settings_.secret))
        co_return http::problem(401, "the secret is wrong", "");
    const QueryFields fields = read_query(request, rules);
    if (const auto problem = problem_with(request, fields)) co_return *problem;
    hub::Inbound inbound = build(request, fields);
    co_return co_await store(inbox_, std::move(inbound), store_limit);
}

}  // namespace kannel
