#include "adapters/chat/telegram/calls.hpp"
#include "adapters/chat/telegram/update.hpp"
#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>
#include <variant>

// What Telegram calls us with: one update, or an answer with many. Who is written back to is a
// person in a chat of their own, and what they said goes back to Telegram as one message and
// nothing else.
namespace fuzz {

namespace {

void check_chat(const hub::PhoneNumber& chat) {
    require(telegram::is_private_chat(chat.reveal), "only a person's own chat is answered");
}

// The words come back from the call as they are: nothing in them can add a field to it.
void check_call(const std::string& chat, const std::string& text) {
    const std::string call = telegram::send_message(chat, text, {});
    const auto document = json::Document::parse(call, {std::size_t{1} << 20U, 8});
    require(static_cast<bool>(document), "a call is JSON");
    json::Fields fields{document->root(), json::Unknown::refused};
    const std::string sent = fields.text("text", std::size_t{1} << 20U);
    require(std::to_string(fields.number("chat_id", 0, INT64_C(1) << 53U)) == chat,
            "a call goes to its chat");
    require(sent == text, "a call holds the text as it is");
    require(!std::move(fields).finish(0).has_error(), "a call holds nothing else");
}

struct Look {
    void operator()(const telegram::Unused&) const {}
    void operator()(const telegram::SaidAmongOthers& among) const {
        require(!among.chat.empty(), "a group has its id");
    }
    void operator()(const telegram::Said& said) const {
        check_chat(said.chat);
        if (!said.text.empty()) check_call(said.chat.reveal, said.text.reveal);
    }
    void operator()(const telegram::Placed& placed) const {
        check_chat(placed.chat);
        require(placed.latitude >= -90 && placed.latitude <= 90 && placed.longitude >= -180 &&
                    placed.longitude <= 180,
                "a place is on the Earth");
    }
    void operator()(const telegram::Tapped& tapped) const {
        check_chat(tapped.chat);
        require(tapped.says.reveal.size() <= telegram::longest_choice, "a choice is short");
    }
    void operator()(const telegram::TappedElsewhere&) const {}
    void operator()(const telegram::Blocked& blocked) const { check_chat(blocked.chat); }
    void operator()(const telegram::Unreadable& strange) const {
        require(!strange.path.empty(), "what cannot be read has its place");
    }
};

void check(const telegram::ReadUpdate& update) {
    if (!update) return;
    require(update->id >= 0, "an update has its number");
    std::visit(Look{}, update->what);
}

}  // namespace

void look_at(std::string_view bytes) {
    const telegram::ReadUpdate one = telegram::read_update(bytes);
    check(one);
    const auto many = telegram::read_updates(bytes);
    if (many) {
        require(many->size() <= 100, "no more updates than are asked for");
        for (const telegram::ReadUpdate& update : *many) check(update);
    }
    // An update alone and within an answer is read alike.
    if (!one) return;
    const auto within =
        telegram::read_updates(R"({"ok":true,"result":[)" + std::string{bytes} + "]}");
    if (!within) return;  // an answer nests one level less deeply
    require(within->size() == 1 && within->front() && *within->front() == *one,
            "an update is read alike in an answer");
}

}  // namespace fuzz
