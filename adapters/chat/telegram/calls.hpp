#pragma once

#include "hub/ports/channel.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The bodies of the calls that this adapter makes, as JSON. Texts are plain: no parse_mode, so
// that nothing people write is taken for markup.
namespace telegram {

inline constexpr std::size_t longest_text = 4096;  // UTF-16 units of one message
inline constexpr std::size_t longest_choice = 64;  // bytes of what a button says
inline constexpr std::size_t longest_reply = 200;  // bytes of the answer to a tap

// A private chat: 1 to 16 digits, no zero in front. Groups have a minus.
bool is_private_chat(std::string_view chat);

std::size_t utf16_units(std::string_view utf8);

// "chat:message" of this chat: the message's number, or 0 when the reference is another chat's or
// none at all.
std::int64_t message_of(std::string_view reference, std::string_view chat);

// `chat` is a number, a group's with a minus. Choices are buttons below the text, one in a row.
std::string send_message(std::string_view chat,
                         std::string_view text,
                         const std::vector<hub::Choice>& choices);
// Both take the buttons away.
std::string edit_text(std::string_view chat, std::int64_t message, std::string_view text);
std::string edit_buttons(std::string_view chat, std::int64_t message);
std::string answer_tap(std::string_view query, std::string_view words);
// `offset` 0: from the first that was not confirmed.
std::string get_updates(std::int64_t offset, std::int64_t limit, std::int64_t timeout_seconds);
std::string set_webhook(std::string_view url, std::string_view secret);

}  // namespace telegram
