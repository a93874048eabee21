#pragma once

#include "adapters/web/pages/forms.hpp"
#include "adapters/web/pages/layout.hpp"

#include <string>
#include <vector>

namespace web {

// The page to ask on, as it was last filled in. Posted to /ask; the fields have the members' names.
struct AskForm {
    std::string group{};  // its id, hidden
    std::string group_name{};
    std::string welcome{};                // the group's own words
    std::vector<std::string> needs{};     // to choose from
    std::vector<std::string> payments{};  // to choose from; empty: not asked
    std::string token{};
    std::string key{};  // what makes sending it twice the same as once; hidden

    std::string need{};
    std::string words{};
    std::string postcode{};
    std::string street{};
    std::string name{};
    std::string number{};
    bool may_be_rung{};  // the tick for a landline is shown: not to guests, whose number is
                         // nobody's word yet
    bool landline{};     // "on" when ticked
    bool urgent{};
    std::string who_pays{};
    std::string introducer{};
};

Page ask_page(const Wordbook& words, const AskForm& form, const Problems& problems);

// What is said after it: the reference and an honest expectation.
struct Asked {
    std::string group_name{};
    std::string name{};
    std::string reference{};
    bool landline{};
};

Page asked_page(const Wordbook& words, const Asked& asked);

}  // namespace web
