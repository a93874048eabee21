#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/place.hpp"
#include "hub/domain/volunteer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How people write down, in a table or on a command line, what a volunteer does and when.
namespace program {

// Lower case, with one blank for each run of anything that is neither letter nor digit (other than
// what is beyond ASCII).
std::string plain(std::string_view written);

// The parts between commas, semicolons, slashes, ampersands, plus signs, line ends and the word
// "and"; not the empty ones.
std::vector<std::string> parts(std::string_view written);

// "shopping, dog walking; prescriptions" as needs of `known`, each once; "anything" is all of them.
// Nothing when a word is none of them: then `unknown` is that word.
std::optional<std::vector<hub::Need>> needs_in(std::string_view written,
                                               const std::vector<hub::Need>& known,
                                               std::string& unknown);

// "English, Polish" or "en, pl" as "en", "pl". Nothing when one is unknown: then `unknown` is it.
std::optional<std::vector<std::string>> languages_in(std::string_view written,
                                                     std::string& unknown);

// "weekday mornings", "Mon, Wed 9-12", "any time". All hours when nothing is written. Days and
// times that stand in one cell count each for each: "Mon, Wed mornings and evenings" are two
// mornings and two evenings. The word "or" stands between alternatives: "Mon or Tue evenings" is
// the whole Monday and an evening. "never" is no hour.
std::optional<hub::WeeklyHours> hours_in(std::string_view written, std::string& unknown);

// A week as hours_in reads it: "mon 09:00-12:00 or fri".
std::string written(const hub::WeeklyHours& week);

// "5", "5 km", "3 miles", "800 m"; a bare number is in kilometres, or in miles. Between 0.2 and 100
// km.
enum class LengthUnit { kilometres, miles };
std::optional<matching::Metres> reach_in(std::string_view written, LengthUnit bare);

}  // namespace program
