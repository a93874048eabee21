#include "adapters/chat/telegram/update.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"

#include <cstddef>
#include <utility>

namespace telegram {

namespace {

using json::Fields;

constexpr std::size_t mib = std::size_t{1} << 20U;
constexpr json::Limits one_update{mib, 32};
constexpr json::Limits many_updates{8 * mib, 32};
constexpr std::size_t most_updates = 100;
// 4096 characters of up to four bytes; a caption has fewer.
constexpr std::size_t longest_text = 4 * 4096UL;
constexpr std::size_t longest_query = 128;
constexpr std::size_t longest_says = 64;
constexpr std::int64_t largest = std::int64_t{1} << 52U;  // of Telegram's identifiers

struct Chat {
    std::int64_t id{};
    bool is_private{};
};

Chat read_chat(Fields& outside, std::string_view name) {
    Chat chat;
    outside.object(name, [&](Fields& fields) {
        chat.id = fields.number("id", -largest, largest);
        chat.is_private = fields.text("type", 32) == "private";
        if (chat.is_private && chat.id <= 0) fields.refuse("id", "must be that of a person");
    });
    return chat;
}

struct Sender {
    std::int64_t id{};
    bool is_bot{};
};

Sender read_sender(Fields& outside) {
    Sender sender;
    outside.object("from", [&](Fields& fields) {
        sender.id = fields.number("id", 1, largest);
        sender.is_bot = fields.has("is_bot") && fields.flag("is_bot");
    });
    return sender;
}

std::string text_of(Fields& message) {
    for (const char* name : {"text", "caption"}) {
        if (message.has(name)) return message.text(name, longest_text);
    }
    return {};
}

void read_spot(Fields& outside, Placed& placed) {
    outside.object("location", [&](Fields& fields) {
        placed.latitude = fields.decimal("latitude", -90, 90);
        placed.longitude = fields.decimal("longitude", -180, 180);
    });
}

Placed read_place(Fields& message, hub::PhoneNumber chat) {
    Placed placed{std::move(chat)};
    if (message.has("location")) {
        read_spot(message, placed);
    } else {
        message.object("venue", [&](Fields& venue) { read_spot(venue, placed); });
    }
    return placed;
}

Happening read_message(Fields& message) {
    const Chat chat = read_chat(message, "chat");
    if (!chat.is_private) return SaidAmongOthers{std::to_string(chat.id)};
    const Sender sender = read_sender(message);
    if (sender.is_bot || sender.id != chat.id) return Unused{};
    const hub::PhoneNumber number{std::to_string(chat.id)};
    if (message.has("location") || message.has("venue")) return read_place(message, number);
    return Said{number, {as_words(text_of(message))}};
}

Happening read_tap(Fields& tap) {
    std::string query = tap.text("id", longest_query);
    const Sender sender = read_sender(tap);
    if (!tap.has("message") || !tap.has("data")) return TappedElsewhere{std::move(query)};
    Tapped tapped{std::move(query), {}, 0, {tap.text("data", longest_says)}, {}};
    Chat chat;
    tap.object("message", [&](Fields& message) {
        chat = read_chat(message, "chat");
        tapped.message = message.number("message_id", 0, largest);
        if (message.has("text")) tapped.below.reveal = message.text("text", longest_text);
    });
    if (!chat.is_private || chat.id != sender.id) return TappedElsewhere{std::move(tapped.query)};
    tapped.chat.reveal = std::to_string(chat.id);
    return tapped;
}

Happening read_membership(Fields& change) {
    const Chat chat = read_chat(change, "chat");
    std::string status;
    change.object("new_chat_member", [&](Fields& fields) { status = fields.text("status", 32); });
    if (!chat.is_private || status != "kicked") return Unused{};
    return Blocked{{std::to_string(chat.id)}};
}

ReadUpdate read_object(const json::Value& object) {
    Fields fields{object, json::Unknown::ignored};
    Update update;
    update.id = fields.number("update_id", 0, largest);
    const auto inside = [&](std::string_view name, Happening (*read)(Fields&)) {
        if (fields.has(name))
            fields.object(name, [&](Fields& found) { update.what = read(found); });
    };
    if (fields.problem()) return *fields.problem();
    inside("message", read_message);
    inside("callback_query", read_tap);
    inside("my_chat_member", read_membership);
    if (fields.problem()) update.what = Unreadable{fields.problem()->path};
    return update;
}

json::Problem not_an_object() {
    return {"", "must be an object"};
}

bool is_object(const json::Value& value) {
    return value.kind() == json::Kind::object;
}

}  // namespace

ReadUpdate read_update(std::string_view text) {
    const auto document = json::Document::parse(text, one_update);
    if (!document) return document.error();
    if (!is_object(document->root())) return not_an_object();
    return read_object(document->root());
}

boost::system::result<std::vector<ReadUpdate>, json::Problem> read_updates(std::string_view text) {
    const auto document = json::Document::parse(text, many_updates);
    if (!document) return document.error();
    std::vector<ReadUpdate> updates;
    for (const json::Member& member : document->root().members()) {
        if (member.name != "result") continue;
        for (const json::Value& value : member.value.elements()) {
            if (updates.size() == most_updates) break;
            updates.push_back(is_object(value) ? read_object(value) : ReadUpdate{not_an_object()});
        }
        return updates;
    }
    return json::Problem{"result", "is missing"};
}

std::string as_words(std::string_view text) {
    if (!text.starts_with('/')) return std::string{text};
    const std::size_t blank = text.find_first_of(" \n");
    const std::string_view head = text.substr(0, blank);
    const std::string_view command = head.substr(0, head.find('@'));
    const std::string_view rest =
        blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    const bool alone = rest.find_first_not_of(" \n") == std::string_view::npos;
    if (command == "/start") return alone ? "START" : std::string{rest};
    if (command == "/stop" && alone) return "STOP";
    if (command == "/help" && alone) return "HELP";
    return std::string{text};
}

}  // namespace telegram
