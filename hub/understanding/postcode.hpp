#pragma once

#include "hub/domain/conversation.hpp"
#include "hub/understanding/heard.hpp"
#include "hub/understanding/reading.hpp"

namespace understanding {

// A whole postcode, however it is spaced: nearly never anything else, so it is looked for first.
void find_full_postcode(Reading& reading, hub::Question question, Heard& heard);

// Unless a whole one was found: a sector or a district, told apart from words ("b4", "m8") by what
// stands before; else what looks like a postcode and cannot be one.
void find_part_of_postcode(Reading& reading,
                           const Lexicon& lexicon,
                           hub::Question question,
                           Heard& heard);

}  // namespace understanding
