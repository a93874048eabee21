#pragma once

#include "hub/domain/conversation.hpp"
#include "hub/understanding/heard.hpp"
#include "hub/understanding/reading.hpp"

namespace understanding {

// "12 Mare Street", "flat 3, 40 Well St": a number followed within five words by a kind of street.
void find_street(Reading& reading, Heard& heard);

// The answer to "which street?": everything not used yet, without "I live at". At most 120 bytes.
void take_rest_as_street(Reading& reading, Heard& heard);

}  // namespace understanding
