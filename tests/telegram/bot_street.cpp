#include "tests/telegram/bot_street.hpp"

#include "adapters/chat/telegram/settings.hpp"

#include <filesystem>
#include <stdexcept>

namespace telegram_test {

namespace {

void must_succeed(const support::Outcome& outcome) {
    if (outcome.code != 0) throw std::runtime_error("the command failed: " + outcome.err);
}

}  // namespace

BotStreet::BotStreet(WayIn way) : way_{way}, settings_{end_to_end::served_by(gateway.sendsms())} {
    settings_["AIDHUB_REDIS_ADDRESS"] = redis.address();
    settings_["AIDHUB_TELEGRAM_TOKEN"] = BotApi::token;
    settings_["AIDHUB_TELEGRAM_BOT_NAME"] = Chats::bot_name;
    settings_["AIDHUB_TELEGRAM_API"] = bot.url();
    settings_["AIDHUB_TELEGRAM_POLL"] = way == WayIn::asks ? "true" : "false";
    settings_["AIDHUB_TELEGRAM_POLL_LIMIT_SECONDS"] = "1";
    settings_["AIDHUB_TELEGRAM_REQUEST_LIMIT_MS"] = "4000";
    settings_["AIDHUB_TELEGRAM_MESSAGE_EVERY_MS"] = "0";
    if (way == WayIn::is_called) settings_["AIDHUB_TELEGRAM_SECRET"] = secret;
    start();
    must_succeed(support::run_aidhub({"group",
                                      "add",
                                      "Hackney Helpers",
                                      "--area",
                                      "E8 3",
                                      "--coordinator",
                                      "Carol Day",
                                      "--coordinator-number",
                                      end_to_end::coordinator,
                                      "--hub-number",
                                      std::string{"sms:"} + end_to_end::Gateway::hub_number,
                                      "--hub-number",
                                      std::string{"telegram:"} + Chats::bot_name,
                                      "--data",
                                      data.path().string()},
                                     {{"AIDHUB_NEW_GROUP_QUIET_FROM_HOUR", "0"}}));
    bot.with([](BotApi& api) {
        for (const std::int64_t person : {rosa, ann, bob}) api.chats.add_person(person);
        return 0;
    });
}

void BotStreet::start() {
    hub = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", data.path().string()}, settings_);
    if (way_ == WayIn::asks) return;
    const std::string url = hub->url() + telegram::webhook_path;
    bot.with([&](BotApi& api) {
        api.webhook = url;
        api.secret = secret;
        return 0;
    });
}

void BotStreet::start_other() {
    for (const char* file : {"key", "canary"})
        std::filesystem::copy_file(data.path() / file, other_data.path() / file);
    other = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", other_data.path().string()}, settings_);
}

void BotStreet::add_helper(std::int64_t person, const std::string& name) {
    says(person, "hello");
    bot.wait_for(person, "What");
    must_succeed(support::run_aidhub({"volunteer",
                                      "add",
                                      "--name",
                                      name,
                                      "--phone",
                                      std::to_string(person),
                                      "--postcode",
                                      "E8 3",
                                      "--needs",
                                      "shopping",
                                      "--channel",
                                      "telegram",
                                      "--data",
                                      data.path().string()}));
}

void BotStreet::ask_for_shopping(std::int64_t person) {
    says(person, "I need some shopping please. I am at 12 Mare Street E8 3PN");
    bot.wait_for(person, "name");
    says(person, "My name is Rosa Luz");
    bot.wait_for(person, "paid");
    says(person, "I can pay by card over the phone");
    bot.wait_for(person, "Ref ");
}

void BotStreet::tap(std::int64_t person, const Shown& message, std::size_t row) {
    const std::string choice = message.rows.at(row).at(0).second;
    bot.with([&](BotApi& api) { return api.chats.taps(person, message.id, choice); });
    bring();
}

std::int64_t BotStreet::says(std::int64_t person, const std::string& text) {
    const std::int64_t update = bot.says(person, text);
    bring();
    return update;
}

void BotStreet::bring() {
    if (way_ == WayIn::asks) return;
    for (const unsigned status : bot.call_webhook()) {
        if (status != 200)
            throw std::runtime_error("the webhook answers " + std::to_string(status));
    }
}

}  // namespace telegram_test
