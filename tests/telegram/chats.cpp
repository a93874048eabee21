#include "tests/telegram/chats.hpp"

#include "adapters/json/writer.hpp"

#include <algorithm>
#include <stdexcept>

namespace telegram_test {

namespace {

std::string quoted(const std::string& text) {
    return json::Writer{}.text(text).take();
}

std::string chat_json(std::int64_t chat) {
    const std::string id = std::to_string(chat);
    if (chat < 0) return R"({"id":)" + id + R"(,"type":"supergroup","title":"Street"})";
    return R"({"id":)" + id + R"(,"type":"private","first_name":"P"})";
}

std::string person_json(std::int64_t person) {
    return R"({"id":)" + std::to_string(person) +
           R"(,"is_bot":false,"first_name":"P","language_code":"en","is_premium":true})";
}

std::string bot_json() {
    return R"({"id":)" + std::to_string(Chats::bot_id) +
           R"(,"is_bot":true,"first_name":"Aid","username":")" + Chats::bot_name + "\"}";
}

std::string keyboard_json(const std::vector<std::vector<Button>>& rows) {
    json::Writer writer;
    writer.begin_object().name("inline_keyboard").begin_array();
    for (const auto& row : rows) {
        writer.begin_array();
        for (const auto& [label, data] : row) {
            writer.begin_object().name("text").text(label);
            writer.name("callback_data").text(data).end_object();
        }
        writer.end_array();
    }
    return writer.end_array().end_object().take();
}

bool has_button(const Shown& message, const std::string& data) {
    return std::ranges::any_of(message.rows, [&](const auto& row) {
        return std::ranges::any_of(row, [&](const Button& one) { return one.second == data; });
    });
}

}  // namespace

void Chats::add_person(std::int64_t id) {
    chats_[id].standing = Standing::member;
}

void Chats::add_stranger(std::int64_t id) {
    chats_[id].standing = Standing::stranger;
}

void Chats::add_group(std::int64_t id) {
    chats_[id].standing = Standing::member;
}

std::int64_t Chats::add_update(std::string_view kind, const std::string& json) {
    const std::int64_t id = next_update_++;
    pending.push_back(
        {id,
         R"({"update_id":)" + std::to_string(id) + ",\"" + std::string{kind} + "\":" + json + "}"});
    return id;
}

std::int64_t Chats::add_message(std::int64_t chat,
                                std::int64_t person,
                                std::string_view kind,
                                const std::string& members) {
    const std::string json = R"({"message_id":)" + std::to_string(next_message_++) + R"(,"from":)" +
                             person_json(person) + R"(,"chat":)" + chat_json(chat) +
                             R"(,"date":1790000000,)" + members + "}";
    return add_update(kind, json);
}

std::int64_t Chats::says(std::int64_t person, const std::string& text) {
    Shown said;
    said.id = next_message_;
    said.text = text;
    chats_.at(person).messages.push_back(said);
    return add_message(person, person, "message", R"("text":)" + quoted(text));
}

std::int64_t Chats::says_in_group(std::int64_t group,
                                  std::int64_t person,
                                  const std::string& text) {
    return add_message(group, person, "message", R"("text":)" + quoted(text));
}

std::int64_t Chats::sends_place(std::int64_t person) {
    return add_message(
        person, person, "message", R"("location":{"latitude":51.545601,"longitude":-0.055302})");
}

std::int64_t Chats::sends_picture(std::int64_t person, const std::string& caption) {
    return add_message(
        person,
        person,
        "message",
        R"("photo":[{"file_id":"f","width":90,"height":90}],"caption":)" + quoted(caption));
}

std::int64_t Chats::edits(std::int64_t person, const std::string& text) {
    return add_message(
        person, person, "edited_message", R"("edit_date":1790000001,"text":)" + quoted(text));
}

std::int64_t Chats::taps(std::int64_t person, std::int64_t message, const std::string& data) {
    const Shown* shown = find_by_bot(person, message);
    if (shown == nullptr || !has_button(*shown, data)) throw std::logic_error("no such button");
    return forges_tap(person, person, message, data);
}

std::int64_t Chats::forges_tap(std::int64_t person,
                               std::int64_t chat,
                               std::int64_t message,
                               const std::string& data) {
    const std::string query = "tap-" + std::to_string(next_tap_++);
    open_taps[query] = data;
    const Shown* shown = find_by_bot(chat, message);
    const std::string below = shown != nullptr ? message_json(chat, *shown)
                                               : R"({"message_id":)" + std::to_string(message) +
                                                     R"(,"date":0,"chat":)" + chat_json(chat) + "}";
    return add_update("callback_query",
                      R"({"id":")" + query + R"(","from":)" + person_json(person) +
                          R"(,"chat_instance":"42","data":)" + quoted(data) + R"(,"message":)" +
                          below + "}");
}

std::int64_t Chats::blocks(std::int64_t person) {
    chats_.at(person).standing = Standing::blocked;
    return add_update("my_chat_member",
                      R"({"chat":)" + chat_json(person) + R"(,"from":)" + person_json(person) +
                          R"(,"date":1790000000,"old_chat_member":{"status":"member","user":)" +
                          bot_json() + R"(},"new_chat_member":{"status":"kicked","until_date":0,)" +
                          R"("user":)" + bot_json() + "}}");
}

void Chats::unblocks(std::int64_t person) {
    chats_.at(person).standing = Standing::member;
}

const std::vector<Shown>& Chats::shown(std::int64_t chat) const {
    return chats_.at(chat).messages;
}

std::vector<std::string> Chats::texts_by_bot(std::int64_t chat) const {
    std::vector<std::string> texts;
    const auto found = chats_.find(chat);
    if (found == chats_.end()) return texts;
    for (const Shown& message : found->second.messages) {
        if (message.by_bot) texts.push_back(message.text);
    }
    return texts;
}

Chats::Standing Chats::standing(std::int64_t chat) const {
    const auto found = chats_.find(chat);
    return found == chats_.end() ? Standing::unknown : found->second.standing;
}

Shown& Chats::add_by_bot(std::int64_t chat,
                         std::string text,
                         std::vector<std::vector<Button>> rows) {
    Shown message;
    message.id = next_message_++;
    message.text = std::move(text);
    message.rows = std::move(rows);
    message.by_bot = true;
    message.at = std::chrono::steady_clock::now();
    auto& messages = chats_.at(chat).messages;
    messages.push_back(std::move(message));
    return messages.back();
}

Shown* Chats::find_by_bot(std::int64_t chat, std::int64_t message) {
    const auto found = chats_.find(chat);
    if (found == chats_.end()) return nullptr;
    auto& messages = found->second.messages;
    const auto one = std::ranges::find_if(
        messages, [&](const Shown& shown) { return shown.by_bot && shown.id == message; });
    return one == messages.end() ? nullptr : &*one;
}

std::string Chats::message_json(std::int64_t chat, const Shown& message) const {
    std::string json = R"({"message_id":)" + std::to_string(message.id) + R"(,"from":)" +
                       bot_json() + R"(,"chat":)" + chat_json(chat) +
                       R"(,"date":1790000000,"text":)" + quoted(message.text);
    if (!message.rows.empty()) json += R"(,"reply_markup":)" + keyboard_json(message.rows);
    return json + "}";
}

}  // namespace telegram_test
