#include "adapters/chat/telegram/calls.hpp"

#include "adapters/json/writer.hpp"

#include <charconv>

namespace telegram {

namespace {

// What the hub has a use for; Telegram leaves out the rest.
constexpr std::string_view used_updates[] = {"message", "callback_query", "my_chat_member"};

std::int64_t number(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

void add_chat(json::Writer& writer, std::string_view chat) {
    writer.name("chat_id").number(number(chat));
}

void add_used_updates(json::Writer& writer) {
    writer.name("allowed_updates").begin_array();
    for (const std::string_view kind : used_updates) writer.text(kind);
    writer.end_array();
}

}  // namespace

bool is_private_chat(std::string_view chat) {
    return !chat.empty() && chat.size() <= 16 && chat.front() != '0' &&
           chat.find_first_not_of("0123456789") == std::string_view::npos;
}

std::size_t utf16_units(std::string_view utf8) {
    std::size_t units = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) ++units;  // the beginning of a character
        if (byte >= 0xF0U) ++units;            // outside the first plane: two units
    }
    return units;
}

std::int64_t message_of(std::string_view reference, std::string_view chat) {
    if (!reference.starts_with(chat)) return 0;
    const std::string_view rest = reference.substr(chat.size());
    if (!rest.starts_with(':') || !is_private_chat(rest.substr(1))) return 0;
    return number(rest.substr(1));
}

std::string send_message(std::string_view chat,
                         std::string_view text,
                         const std::vector<hub::Choice>& choices) {
    json::Writer writer;
    writer.begin_object();
    add_chat(writer, chat);
    writer.name("text").text(text);
    if (!choices.empty()) {
        writer.name("reply_markup").begin_object().name("inline_keyboard").begin_array();
        for (const hub::Choice& choice : choices) {
            writer.begin_array().begin_object();
            writer.name("text").text(choice.label);
            writer.name("callback_data").text(choice.says);
            writer.end_object().end_array();
        }
        writer.end_array().end_object();
    }
    writer.end_object();
    return writer.take();
}

std::string edit_text(std::string_view chat, std::int64_t message, std::string_view text) {
    json::Writer writer;
    writer.begin_object();
    add_chat(writer, chat);
    writer.name("message_id").number(message);
    writer.name("text").text(text);
    writer.end_object();
    return writer.take();
}

std::string edit_buttons(std::string_view chat, std::int64_t message) {
    json::Writer writer;
    writer.begin_object();
    add_chat(writer, chat);
    writer.name("message_id").number(message);
    writer.end_object();
    return writer.take();
}

std::string answer_tap(std::string_view query, std::string_view words) {
    json::Writer writer;
    writer.begin_object();
    writer.name("callback_query_id").text(query);
    if (!words.empty()) writer.name("text").text(words);
    writer.end_object();
    return writer.take();
}

std::string get_updates(std::int64_t offset, std::int64_t limit, std::int64_t timeout_seconds) {
    json::Writer writer;
    writer.begin_object();
    if (offset != 0) writer.name("offset").number(offset);
    writer.name("limit").number(limit);
    writer.name("timeout").number(timeout_seconds);
    add_used_updates(writer);
    writer.end_object();
    return writer.take();
}

std::string set_webhook(std::string_view url, std::string_view secret) {
    json::Writer writer;
    writer.begin_object();
    writer.name("url").text(url);
    writer.name("secret_token").text(secret);
    add_used_updates(writer);
    writer.end_object();
    return writer.take();
}

}  // namespace telegram
