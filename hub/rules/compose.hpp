#pragma once

#include "hub/rules/case.hpp"
#include "hub/rules/phrases.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace rules {

using Values = std::map<std::string, std::string>;

// A wording of this phrase with these values; every gap of the phrase is given one, "" where the
// values have none.
hub::Wording wording(const Phrase& phrase, Values values);

// A message that is useful for as long as its purpose makes sense: a reply, an offer or an alert
// for hours, news for a day.
hub::OutgoingMessage compose(const Moment& moment,
                             const hub::PersonId& to,
                             hub::Purpose purpose,
                             hub::Wording words);

// Local time as phrases take it: "2026-11-21 14:30".
std::string local_text(const Moment& moment, hub::TimePoint at);

// "when" and "until" of a window; "until" is "" when it is not later than "when".
Values window_values(const Moment& moment, const hub::Window& window);

std::string key_of(hub::WhoPays who);  // "card_by_phone"
std::string keys_of(const std::vector<hub::WhoPays>& payments);
std::string names_of(const std::vector<hub::Need>& needs);

}  // namespace rules
