#include "tests/telegram/bot_api.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/chat/telegram/calls.hpp"
#include "adapters/http/client.hpp"
#include "adapters/json/writer.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace telegram_test {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::hours for_ever{1};
constexpr std::size_t longest_text = 4096;
constexpr std::size_t longest_tap_answer = 200;

http::Response json_response(unsigned status, std::string body) {
    http::Response response;
    response.status = status;
    response.headers.push_back({"Content-Type", "application/json"});
    response.body = std::move(body);
    return response;
}

http::Response refusal(unsigned status, const std::string& description, int retry_after = 0) {
    json::Writer writer;
    writer.begin_object().name("ok").flag(false);
    writer.name("error_code").number(status).name("description").text(description);
    if (retry_after > 0) {
        writer.name("parameters").begin_object();
        writer.name("retry_after").number(retry_after).end_object();
    }
    return json_response(status, writer.end_object().take());
}

http::Response failure(const Fault& fault) {
    if (fault.status == 429)
        return refusal(429,
                       "Too Many Requests: retry after " + std::to_string(fault.retry_after),
                       fault.retry_after);
    if (fault.status == 403) return refusal(403, "Forbidden: bot was blocked by the user");
    if (fault.status >= 500) return http::text(fault.status, "<html>Bad Gateway</html>");
    return refusal(fault.status, "Bad Request: as the test wants it");
}

std::string checked_text(std::optional<std::string> text) {
    if (!text || text->find_first_not_of(" \n\t\r") == std::string::npos)
        throw Refused(400, "Bad Request: message text is empty");
    if (telegram::utf16_units(*text) > longest_text)
        throw Refused(400, "Bad Request: message is too long");
    return *std::move(text);
}

std::string bot_json() {
    return R"({"id":)" + std::to_string(Chats::bot_id) +
           R"(,"is_bot":true,"first_name":"Aid","username":")" + Chats::bot_name +
           R"(","can_join_groups":true,"can_read_all_group_messages":false,)"
           R"("supports_inline_queries":false})";
}

}  // namespace

boost::asio::awaitable<http::Response> BotApi::answer(http::Request request) {
    const std::string prefix = std::string{"/bot"} + token + "/";
    if (!request.path.starts_with("/bot")) co_return refusal(404, "Not Found");
    if (!request.path.starts_with(prefix)) co_return refusal(401, "Unauthorized");
    const std::string method = request.path.substr(prefix.size());
    calls.push_back(method);
    const std::optional<Fault> fault = fault_of(method);
    if (fault && fault->kind == Fault::Kind::answers) co_return failure(*fault);
    if (fault && fault->kind == Fault::Kind::hangs) co_await async::pause(for_ever);
    http::Response response;
    try {
        Parameters parameters{request};
        response = co_await perform(method, parameters);
        for (const std::string& name : parameters.never_asked())
            violations.push_back(
                std::string(method).append(" with an unknown field ").append(name));
    } catch (const NotSo& refused) {
        response = refusal(refused.status, refused.what());
    } catch (const Refused& refused) {
        if (refused.status == 400) violations.push_back(method + ": " + refused.what());
        response = refusal(refused.status, refused.what());
    }
    if (fault) co_await async::pause(for_ever);
    co_return response;
}

boost::asio::awaitable<http::Response> BotApi::perform(std::string method, Parameters& parameters) {
    std::string result;
    if (method == "getUpdates") {
        result = co_await get_updates(parameters);
    } else {
        result = at_once(method, parameters);
    }
    co_return json_response(200, R"({"ok":true,"result":)" + result + "}");
}

std::string BotApi::at_once(const std::string& method, Parameters& parameters) {
    if (method == "getMe") return bot_json();
    if (method == "sendMessage") return send_message(parameters);
    if (method == "editMessageText") return edit(parameters, checked_text(parameters.text("text")));
    if (method == "editMessageReplyMarkup") return edit(parameters, std::nullopt);
    if (method == "answerCallbackQuery") return answer_tap(parameters);
    if (method == "setWebhook") return set_webhook(parameters);
    if (method == "deleteWebhook") {
        if (parameters.flag("drop_pending_updates")) chats.pending.clear();
        webhook.clear();
        return "true";
    }
    if (method == "getWebhookInfo") {
        return R"({"url":")" + webhook +
               R"(","has_custom_certificate":false,)"
               R"("pending_update_count":)" +
               std::to_string(chats.pending.size()) + "}";
    }
    throw Refused(404, "Not Found");
}

std::int64_t BotApi::reachable_chat(Parameters& parameters) const {
    const auto chat = parameters.number("chat_id");
    if (!chat) throw Refused(400, "Bad Request: chat_id is empty");
    switch (chats.standing(*chat)) {
        case Chats::Standing::unknown: throw NotSo(400, "Bad Request: chat not found");
        case Chats::Standing::stranger:
            throw Refused(403, "Forbidden: bot can't initiate conversation with a user");
        case Chats::Standing::blocked: throw Refused(403, "Forbidden: bot was blocked by the user");
        case Chats::Standing::member: break;
    }
    return *chat;
}

std::string BotApi::send_message(Parameters& parameters) {
    const std::int64_t chat = reachable_chat(parameters);
    std::string text = checked_text(parameters.text("text"));
    auto rows = parameters.keyboard();
    return chats.message_json(chat, chats.add_by_bot(chat, std::move(text), std::move(rows)));
}

std::string BotApi::edit(Parameters& parameters, std::optional<std::string> text) {
    const std::int64_t chat = reachable_chat(parameters);
    Shown* message = chats.find_by_bot(chat, parameters.number("message_id").value_or(0));
    if (message == nullptr) throw NotSo(400, "Bad Request: message to edit not found");
    auto rows = parameters.keyboard();
    const std::string after = text.value_or(message->text);
    if (after == message->text && rows == message->rows)
        throw NotSo(400,
                    "Bad Request: message is not modified: specified new message content and "
                    "reply markup are exactly the same");
    message->text = after;
    message->rows = std::move(rows);
    ++message->edits;
    return chats.message_json(chat, *message);
}

std::string BotApi::answer_tap(Parameters& parameters) {
    const std::string query = parameters.text("callback_query_id").value_or("");
    const std::string words = parameters.text("text").value_or("");
    parameters.flag("show_alert");
    if (words.size() > longest_tap_answer) throw Refused(400, "Bad Request: MESSAGE_TOO_LONG");
    if (chats.open_taps.erase(query) == 0)
        throw NotSo(400,
                    "Bad Request: query is too old and response timeout expired or query ID is "
                    "invalid");
    chats.answered_taps[query] = words;
    return "true";
}

std::string BotApi::set_webhook(Parameters& parameters) {
    webhook = parameters.text("url").value_or("");
    secret = parameters.text("secret_token").value_or("");
    parameters.texts("allowed_updates");
    parameters.number("max_connections");
    const bool is_fine = secret.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV"
                             "WXYZ0123456789_-") == std::string::npos;
    if (!is_fine || secret.size() > 256)
        throw Refused(400, "Bad Request: secret token contains unallowed characters");
    if (parameters.flag("drop_pending_updates")) chats.pending.clear();
    return "true";
}

void BotApi::confirm(std::int64_t offset) {
    const auto keep = offset < 0 ? static_cast<std::size_t>(-offset) : chats.pending.size();
    while (chats.pending.size() > keep) chats.pending.pop_front();
    while (offset > 0 && !chats.pending.empty() && chats.pending.front().id < offset) {
        if (gives_again) again_.push_back(chats.pending.front());
        chats.pending.pop_front();
    }
    if (again_.empty() || !chats.pending.empty()) return;
    chats.pending = std::exchange(again_, {});
    gives_again = false;
}

boost::asio::awaitable<std::string> BotApi::get_updates(Parameters& parameters) {
    const std::int64_t offset = parameters.number("offset").value_or(0);
    const auto limit = static_cast<std::size_t>(parameters.number("limit").value_or(100));
    const std::chrono::seconds timeout{parameters.number("timeout").value_or(0)};
    parameters.texts("allowed_updates");
    if (limit < 1 || limit > 100 || timeout.count() < 0 || timeout.count() > 50)
        throw Refused(400, "Bad Request: limit or timeout out of bounds");
    if (!webhook.empty())
        throw Refused(409,
                      "Conflict: can't use getUpdates method while webhook is active; use "
                      "deleteWebhook to delete the webhook first");
    confirm(offset);
    const int mine = ++asking_;
    wake_.cancel();
    const auto deadline = Steady::now() + timeout;
    while (chats.pending.empty() && mine == asking_ && Steady::now() < deadline) {
        wake_.expires_at(deadline);
        boost::system::error_code woken;
        co_await wake_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
    }
    if (mine != asking_) {
        ++conflicts;
        throw Refused(409,
                      "Conflict: terminated by other getUpdates request; make sure that only one "
                      "bot instance is running");
    }
    std::string list = "[";
    for (std::size_t i = 0; i < std::min(limit, chats.pending.size()); ++i)
        list += (i == 0 ? "" : ",") + chats.pending[i].json;
    co_return list + "]";
}

boost::asio::awaitable<std::vector<unsigned>> BotApi::call_webhook() {
    std::vector<unsigned> statuses;
    const http::Url url = http::parse_url(webhook);
    while (!chats.pending.empty()) {
        http::Request request;
        request.method = "POST";
        request.headers.push_back({"Content-Type", "application/json"});
        if (!secret.empty()) request.headers.push_back({"X-Telegram-Bot-Api-Secret-Token", secret});
        request.body = chats.pending.front().json;
        http::ClientSettings client;
        client.limit = std::chrono::seconds{20};
        const http::Response response = co_await http::send(url, request, client);
        statuses.push_back(response.status);
        if (response.status < 200 || response.status > 299) co_return statuses;
        if (!gives_again) chats.pending.pop_front();
        gives_again = false;
    }
    co_return statuses;
}

std::optional<Fault> BotApi::fault_of(const std::string& method) {
    if (faults.empty()) return std::nullopt;
    if (!faults.front().method.empty() && faults.front().method != method) return std::nullopt;
    Fault fault = faults.front();
    faults.pop_front();
    return fault;
}

}  // namespace telegram_test
