#include "adapters/sms/kannel/report_webhook.hpp"

#include "adapters/sms/kannel/inbound_webhook.hpp"
#include "adapters/sms/kannel/webhook_request.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace kannel {

namespace {

using Presence = FieldRule::Presence;

constexpr FieldRule rules[] = {
    {"group", 64, Presence::required},
    {"message", 64, Presence::required},
    {"part", 3, Presence::required},
    {"parts", 3, Presence::required},
    {"status", 2, Presence::required},
};

struct Report {
    hub::GroupId group{};
    hub::MessageId message{};
    int part{};
    int parts{};
    int number{};
    hub::MessageState state{};
};

struct ReadReport {
    Report report{};
    std::optional<http::Response> refused{};
};

ReadReport refuse(std::string_view field, std::string_view sentence) {
    return {{}, http::problem(400, sentence, field)};
}

ReadReport read(const http::Request& request) {
    const QueryFields fields = read_query(request, rules);
    if (fields.refused) return {{}, fields.refused};
    const auto parts = fields.number("parts", 1, 255);
    if (!parts) return refuse("parts", "the field must be a number from 1 to 255");
    const auto part = fields.number("part", 1, *parts);
    if (!part) return refuse("part", "the field must be a number from 1 to the number of parts");
    const auto number = fields.number("status", 0, 99);
    const auto state = number ? state_of_report(*number) : std::nullopt;
    if (!state) return refuse("status", "the field must be 1, 2, 4, 8, 16 or 32");
    Report report{{fields.text("group")}, {fields.text("message")}, *part, *parts, *number, *state};
    if (!hub::is_well_formed(report.group.text))
        return refuse("group", "the field must be an identity");
    if (!hub::is_well_formed(report.message.text))
        return refuse("message", "the field must be an identity");
    return {std::move(report), {}};
}

bool counts(const Report& report) {
    return report.state == hub::MessageState::failed || report.part == report.parts;
}

}  // namespace

std::optional<hub::MessageState> state_of_report(int number) {
    switch (number) {
        case 1: return hub::MessageState::delivered;
        case 2:
        case 16: return hub::MessageState::failed;
        case 4:
        case 8:
        case 32: return hub::MessageState::sent;
        default: return std::nullopt;
    }
}

ReportWebhook::ReportWebhook(const Settings& settings, hub::Inbox& inbox, const hub::Clock& clock)
    : settings_{settings}, inbox_{inbox}, clock_{clock} {
    check(settings_);
}

boost::asio::awaitable<http::Response> ReportWebhook::answer(http::Request request) {
    if (!shows_secret(request, settings_.secret))
        co_return http::problem(401, "the secret is wrong", "");
    const ReadReport read_report = read(request);
    if (read_report.refused) co_return *read_report.refused;
    const Report& report = read_report.report;
    if (!counts(report)) co_return http::Response{};
    hub::DeliveryReport delivery{report.group,
                                 report.message,
                                 report.state,
                                 "kannel " + std::to_string(report.number),
                                 clock_.now()};
    hub::Inbound inbound = std::move(delivery);
    co_return co_await store(inbox_, std::move(inbound), InboundWebhook::store_limit);
}

}  // namespace kannel
