#pragma once

#include "adapters/web/pages/forms.hpp"
#include "adapters/web/pages/layout.hpp"

#include <string>
#include <vector>

namespace web {

// How a resident's request stands. The words are already the ones to show ("today until 18:00").
struct StatusLine {
    std::string request{};  // its id, for the forms
    std::string reference{};
    std::string state{};  // the vocabulary's word: "open"
    std::string need{};   // the vocabulary's word: "shopping"
    std::string when{};
    std::string helper{};
    std::string doorstep_word{};
    std::string asked{};  // how many; empty: not said
    bool may_cancel{};
    bool may_confirm{};  // it is said to be done
};

// Posts: /ask/cancel (token, request, key, sure=on), /ask/done (token, request, key,
// satisfied=yes|no) and /ask/say (token, key, words).
struct Status {
    std::string group_name{};
    std::string token{};
    std::string key{};  // of this showing; each form adds its own letter
    std::vector<StatusLine> requests{};
    std::string words{};  // what they began to say
    bool said{};          // they have just said something
};

Page status_page(const Wordbook& words, const Status& status, const Problems& problems);

}  // namespace web
