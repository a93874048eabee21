#include "tests/telegram/bot_server.hpp"

#include "tests/support/hub_process.hpp"

#include <chrono>
#include <exception>
#include <stdexcept>
#include <utility>

namespace telegram_test {

namespace {

http::ServerSettings anywhere() {
    http::ServerSettings settings;
    settings.port = 0;
    return settings;
}

}  // namespace

BotServer::BotServer()
    : server_{loop_.get_executor(), anywhere(), routes_},
      tasks_{loop_.get_executor(), [](const std::string&, std::exception_ptr) {}} {
    routes_.add("GET", "/", api_);
    routes_.add("POST", "/", api_);
    tasks_.spawn("bot api", server_.serve(std::chrono::seconds{0}));
    thread_ = std::thread{[this] { loop_.run(); }};
}

BotServer::~BotServer() {
    boost::asio::post(loop_, [this] { tasks_.cancel(); });
    thread_.join();
}

std::int64_t BotServer::says(std::int64_t person, const std::string& text) {
    return with([&](BotApi& api) { return api.chats.says(person, text); });
}

std::vector<std::string> BotServer::texts(std::int64_t chat) {
    return with([&](BotApi& api) { return api.chats.texts_by_bot(chat); });
}

std::string BotServer::wait_for(std::int64_t chat, const std::string& words) {
    std::string found;
    const auto comes = [&] {
        const auto all = texts(chat);
        std::size_t& read = read_[chat];
        while (read < all.size()) {
            found = all[read++];
            if (found.find(words) != std::string::npos) return true;
        }
        return false;
    };
    if (support::comes_true(comes, support::patience)) return found;
    std::string heard;
    for (const std::string& text : texts(chat)) heard += "\n  " + text;
    throw std::runtime_error(std::to_string(chat) + " waits in vain for \"" + words +
                             "\"; it got:" + heard);
}

Shown BotServer::wait_for_buttons(std::int64_t chat) {
    Shown found;
    const auto comes = [&] {
        return with([&](BotApi& api) {
            for (const Shown& shown : api.chats.shown(chat)) {
                if (shown.by_bot && !shown.rows.empty()) found = shown;
            }
            return !found.rows.empty();
        });
    };
    if (!support::comes_true(comes, support::patience))
        throw std::runtime_error(std::to_string(chat) + " waits in vain for buttons");
    return found;
}

std::vector<unsigned> BotServer::call_webhook() {
    std::promise<std::vector<unsigned>> done;
    boost::asio::post(loop_, [&] { tasks_.spawn("webhook", bring(done)); });
    return done.get_future().get();
}

boost::asio::awaitable<void> BotServer::bring(std::promise<std::vector<unsigned>>& done) {
    std::exception_ptr failure;
    try {
        done.set_value(co_await api_.call_webhook());
    } catch (const std::exception&) {
        failure = std::current_exception();
    }
    if (failure) done.set_exception(failure);
}

}  // namespace telegram_test
