#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/request.hpp"
#include "hub/domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace understanding {

// One short thing that people say. Who said it, and what they were asked, decides what it leads to.
enum class Keyword {
    none,
    yes,
    no,
    done,         // "done", "delivered", "all sorted"
    cannot_come,  // "can't make it after all", "drop out"
    cancel,       // "cancel", "never mind, sorted": of one's own request
    status,       // "status", "any news?"
    thanks,
    help,    // HELP or INFO alone: what is this number
    pause,   // a volunteer: "pause", "away until monday"
    resume,  // "resume", "back again"
    quit,    // END, QUIT: what a person means by it: leave this conversation
};

// Words that no volunteer may be sent to. Which one it was is told to the desk and counted.
enum class Danger {
    none,
    chest_pain,
    not_breathing,
    overdose,
    suicide,
    violence,
    gas,
    fire,
    collapsed,
    bleeding,
    emergency_number
};

// Everything that was found in one text. Nothing is decided here.
struct Heard {
    Danger danger{Danger::none};
    Keyword keyword{Keyword::none};
    std::string code{};          // an answer's code, upper case, when one of those given was found
    std::string unknown_code{};  // what looks like a code but is none of them
    std::vector<hub::Need> needs{};       // in the order of the text, each once
    std::string postcode{};               // "E8 3PN", "E8 3" or "E8": normalised, not looked up
    std::string unreadable_postcode{};    // what looks like one but cannot be
    std::optional<hub::Window> window{};  // "tomorrow morning", local time turned to UTC
    hub::Urgency urgency{hub::Urgency::normal};
    std::optional<hub::WhoPays> who_pays{};
    hub::StreetAddress street{};            // "12 Mare Street", "Flat 3, 40 Well St"
    hub::PersonName name{};                 // after "my name is", "this is", "it's Rosa"
    hub::MessageText condition{};           // what follows a "yes, but": "after 5"
    std::optional<hub::TimePoint> until{};  // of a pause: "until monday"
};

}  // namespace understanding
