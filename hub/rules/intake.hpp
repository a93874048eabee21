#pragma once

#include "hub/rules/opening.hpp"

#include <optional>
#include <string>
#include <vector>

// From a resident's words to an open request: what is still missing is asked for, one thing at a
// time.
namespace rules {

// What a resident said, as far as it was understood.
struct Told {
    std::vector<hub::Need> needs{};
    std::optional<hub::Place> place{};  // looked up
    std::string unknown_postcode{};     // well formed, but in no table
    std::string unreadable_postcode{};
    hub::StreetAddress street{};
    hub::PersonName name{};
    std::optional<hub::Window> window{};
    hub::Urgency urgency{hub::Urgency::normal};
    std::optional<hub::WhoPays> who_pays{};
    hub::MessageText words{};  // the whole text
};

// Begins a request or goes on with the draft (an absent one has version 0), asks for what is
// missing, or opens it. An opened request carries its dispatch timer; the resident gets its
// reference and, once, the line about privacy.
hub::Changes hear_request(const Standing& standing,
                          const hub::Versioned<hub::Request>& draft,
                          const Moment& moment,
                          const Told& told);

// A simple answer that changes nothing but where the dialogue stands. `about`: the request that is
// now being talked about; empty: the same as before.
hub::Changes answer(const Standing& standing,
                    const Moment& moment,
                    hub::Wording words,
                    hub::Question question,
                    const hub::RequestId& about = {});

// Where the dialogue stands after something else was done: what was asked is answered.
hub::Changes remember(const Standing& standing, const Moment& moment);

// Somebody who said STOP writes again: nothing is answered, the desk gets the words.
hub::Changes heard_after_stop(const Standing& standing,
                              const Moment& moment,
                              const hub::MessageText& words);

// Who is blocked, or whom a coordinator answers: nothing is said back, the words are read at the
// desk. A conversation that a coordinator holds stays with them for as long again.
hub::Changes heard_for_the_desk(const Standing& standing, const Moment& moment);

// Words that were not understood; the third time in a row a person takes over.
hub::Changes not_understood(const Standing& standing,
                            const Moment& moment,
                            const hub::MessageText& words);

// A word of a short list that is easy to say and to hear at a door.
std::string doorstep_word(Chance& chance);

}  // namespace rules
