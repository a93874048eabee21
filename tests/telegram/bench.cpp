#include "tests/telegram/bench.hpp"

#include "tests/contract/channel/channel_contract.hpp"

#include <catch2/catch.hpp>

#include <utility>

namespace telegram_test {

Bench::Bench() {
    routes.add("GET", "/", api);
    routes.add("POST", "/", api);
    serving = std::make_unique<support::Serving>(loop, routes);
    api.chats.add_person(ana);
    api.chats.add_person(bo);
    connect(settings());
}

Bench::~Bench() {
    disconnect();
    serving.reset();
    CHECK(escaped == std::vector<std::string>{});
}

telegram::Settings Bench::settings() const {
    telegram::Settings settings;
    settings.token = BotApi::token;
    settings.bot_name = Chats::bot_name;
    settings.api = serving->url();
    settings.secret = secret;
    settings.poll_limit = std::chrono::seconds{2};
    settings.request_limit = std::chrono::seconds{20};  // for a busy machine
    settings.message_every = std::chrono::milliseconds{0};
    return settings;
}

std::unique_ptr<async::TaskGroup> Bench::group() {
    return std::make_unique<async::TaskGroup>(
        loop.get_executor(), [this](const std::string& name, std::exception_ptr what) {
            try {
                std::rethrow_exception(what);
            } catch (const std::exception& error) {
                escaped.push_back(name + ": " + error.what());
            }
        });
}

void Bench::connect(const telegram::Settings& settings) {
    disconnect();
    bot = std::make_unique<telegram::Bot>(settings);
    tasks = group();
    polling_ = group();
    replies = std::make_unique<telegram::Replies>(*bot, *tasks);
    intake = std::make_unique<telegram::Intake>(*bot, inbox, clock, *replies);
    channel = std::make_unique<telegram::Channel>(*bot);
    telegram::Poller::Pauses pauses;
    pauses.without_lease = std::chrono::milliseconds{5};
    pauses.after_nothing = std::chrono::milliseconds{20};
    pauses.least_after_failure = std::chrono::milliseconds{5};
    pauses.most_after_failure = std::chrono::milliseconds{20};
    poller = std::make_unique<telegram::Poller>(
        *bot, *intake, [this] { return holds_lease(); }, pauses);
}

void Bench::disconnect() {
    if (polling_) stop_polling();
    if (!tasks) return;
    tasks->cancel();
    support::run(loop, tasks->finished());
}

boost::asio::awaitable<bool> Bench::holds_lease() {
    ++lease_asked;
    co_return has_lease;
}

hub::HandedOver Bench::hand_over(std::int64_t to,
                                 const std::string& text,
                                 std::vector<hub::Choice> choices,
                                 const std::string& replaces) {
    hub::Parcel parcel = contract::parcel(std::to_string(to), text, "m1");
    parcel.choices = std::move(choices);
    parcel.replaces = replaces;
    return support::run(loop, channel->hand_over(std::move(parcel)));
}

void Bench::open_webhook() {
    telegram::Settings called = settings();
    called.poll = false;
    webhook = std::make_unique<telegram::Webhook>(called, *intake);
    routes.add("POST", telegram::webhook_path, *webhook);
    api.webhook = serving->url() + telegram::webhook_path;
    api.secret = secret;
}

std::vector<unsigned> Bench::call_webhook() {
    return support::run(loop, api.call_webhook());
}

void Bench::start_polling() {
    polling_->spawn("poller", poller->run());
}

void Bench::stop_polling() {
    polling_->cancel();
    support::run(loop, polling_->finished());
    polling_ = group();
}

void Bench::until(const std::function<bool()>& holds) {
    contract::until(loop, holds);
}

std::vector<std::string> Bench::heard() const {
    std::vector<std::string> words;
    for (const hub::InboundText& text : inbox.texts) words.push_back(text.text.reveal);
    return words;
}

}  // namespace telegram_test
