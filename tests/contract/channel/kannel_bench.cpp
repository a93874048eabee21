#include "tests/contract/channel/kannel_bench.hpp"

#include "adapters/sms/decode.hpp"
#include "tests/support/sms_network.hpp"

#include <catch2/catch.hpp>

#include <exception>

namespace contract {

KannelBench::KannelBench(support::KannelOptions options, const std::string& secret) {
    settings.username = support::Kannel::username;
    settings.password = support::Kannel::password;
    settings.secret = secret;
    settings.number = support::SmsNetwork::hub_number;
    inbound = std::make_unique<kannel::InboundWebhook>(settings, inbox, numbers, clock);
    report = std::make_unique<kannel::ReportWebhook>(settings, inbox, clock);
    watched = std::make_unique<Watched>(*inbound, answers);
    routes.add("GET", kannel::inbound_path, *watched);
    routes.add("POST", kannel::inbound_path, *watched);
    routes.add("GET", kannel::report_path, *report);
    hub_back();
    options.hub_port = port;
    kannel = std::make_unique<support::Kannel>(options);
    settings.sendsms = kannel->sendsms();
    settings.reports_to = serving->url();
    channel = std::make_unique<kannel::Channel>(settings, clock);
}

KannelBench::~KannelBench() {
    if (std::uncaught_exceptions() > 0) WARN(kannel->log());
}

void KannelBench::hub_away() {
    serving.reset();
}

void KannelBench::hub_back() {
    serving = std::make_unique<support::Serving>(loop, routes, port);
    port = serving->port();
}

void KannelBench::wait_for_texts(std::size_t count) {
    until(loop, [&] { return inbox.texts.size() >= count; });
}

std::vector<std::string> KannelBench::shown(const std::vector<support::ShortMessage>& messages) {
    std::vector<std::string> texts;
    for (const support::ShortMessage& message : messages) {
        const bool is_wide =
            message.kind != "text" && message.bytes.find('\0') != std::string::npos;
        const bool is_cyrillic =
            message.kind != "text" && message.bytes.find('\x04') != std::string::npos;
        const std::string words =
            sms::decode(message.bytes, is_wide || is_cyrillic ? "UTF-16BE" : "UTF-8").text;
        const bool goes_on = message.header.size() == 6 && message.header[5] > 1;
        if (goes_on && !texts.empty())
            texts.back() += words;
        else
            texts.push_back(words);
    }
    return texts;
}

}  // namespace contract
