#pragma once

#include "adapters/web/pages/forms.hpp"
#include "adapters/web/pages/layout.hpp"

#include <string>
#include <vector>

namespace web {

// The page for those who want to help. Posted to /help/join: token, key, group, name, number,
// postcode, and need_NEED=on for each need.
struct JoinForm {
    std::string group{};  // its id, hidden
    std::string group_name{};
    std::string welcome{};
    std::vector<std::string> possible_needs{};
    std::string token{};
    std::string key{};

    std::string name{};
    std::string number{};
    std::string postcode{};
    std::vector<std::string> needs{};
};

Page help_page(const Wordbook& words, const JoinForm& form, const Problems& problems);

// The page to begin with: ask, or help. `number`: to text to; empty: none.
struct Home {
    std::string group_name{};
    std::string welcome{};
    std::string number{};
};

Page home_page(const Wordbook& words, const Home& home);

}  // namespace web
