#pragma once

#include "hub/domain/conversation.hpp"
#include "hub/understanding/heard.hpp"
#include "hub/understanding/lexicon.hpp"

#include <optional>
#include <string>
#include <vector>

namespace understanding {

// What helps to understand a text: all of it is optional.
struct Context {
    hub::Question question{hub::Question::nothing};
    std::vector<std::string> codes{};  // that this person could answer with
    hub::TimeZone zone{};
    hub::TimePoint now{};
};

// Pure, total, linear in the text's length: any bytes in, something out. Texts beyond 4,000 bytes
// are cut at a character, but danger is looked for in all of it.
Heard understand(const hub::MessageText& text, const Lexicon& lexicon, const Context& context);

// Opt-out is decided before anything else and by exact words alone in the message, in every
// language at hand.
bool means_stop(const hub::MessageText& text, const Lexicon& lexicon);
bool means_start(const hub::MessageText& text, const Lexicon& lexicon);

// "LINK" alone asks for a code: "". "LINK 4827 1930", also "/link 4827-1930": its digits, 4 to 12.
// Nothing for everything else.
std::optional<std::string> link_in(const hub::MessageText& text, const Lexicon& lexicon);

// False for what is no text: not a word in it, or bytes that are largely not UTF-8.
bool is_readable(const hub::MessageText& text);

}  // namespace understanding
