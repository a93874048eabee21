#pragma once

#include "hub/domain/conversation.hpp"
#include "hub/understanding/heard.hpp"
#include "hub/understanding/reading.hpp"

#include <string>
#include <vector>

namespace understanding {

// One of the codes handed in: "4K", "4 k", "k4".
void find_code(Reading& reading, const std::vector<std::string>& codes, Heard& heard);

// The keyword, the condition of a yes, and what looks like a code beside an answer and is none of
// those handed in. Of several keywords the one that ends or refuses something counts: "yes... no
// sorry" is no.
void find_answer(Reading& reading, const Lexicon& lexicon, hub::Question question, Heard& heard);

}  // namespace understanding
