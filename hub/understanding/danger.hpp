#pragma once

#include "hub/understanding/heard.hpp"
#include "hub/understanding/lexicon.hpp"

#include <vector>

namespace understanding {

// The gravest danger that these words speak of, in the order of the enumeration. A missed danger is
// worse than a false alarm, so: what is harmless ("gas bill") hides its own words only; a denial
// counts only directly before a symptom and when nothing is said of it afterwards ("no chest pain
// today", but not "no chest pain is worse"); suicide, overdose, breath, violence and calls for an
// ambulance are never denied away.
Danger find_danger(std::vector<Word> words, const Lexicon& lexicon);

}  // namespace understanding
