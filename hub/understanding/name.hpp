#pragma once

#include "hub/understanding/heard.hpp"
#include "hub/understanding/reading.hpp"

namespace understanding {

// A name that is introduced: "my name is rosa", "this is Rosa Klein" (weak words ask for a capital
// letter).
void find_name(Reading& reading, Heard& heard);

// The answer to "what is your name?": up to four words of letters, without an introduction.
void take_rest_as_name(Reading& reading, Heard& heard);

}  // namespace understanding
