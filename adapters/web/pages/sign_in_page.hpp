#pragma once

#include "adapters/web/pages/forms.hpp"
#include "adapters/web/pages/layout.hpp"

#include <string>

namespace web {

// One of two ways in (the other is a link to /sign-in?as=coordinator). Posts: /sign-in/code (token,
// group, number, next) asks for a code; /sign-in/password (token, group, number, password, totp,
// next) is a coordinator's. `next`: the path of this site to go to afterwards; anything else is not
// handed on.
struct SignIn {
    std::string group{};
    std::string group_name{};
    std::string token{};
    std::string next{};
    std::string number{};
    bool coordinator{};  // number, password and one-time code; else number and code
};

Page sign_in_page(const Wordbook& words, const SignIn& form, const Problems& problems);

// The second step: /sign-in/show (token, group, attempt, code, next).
struct CodeForm {
    std::string group{};
    std::string group_name{};
    std::string token{};
    std::string next{};
    std::string attempt{};  // binds the code to this browser
};

Page code_page(const Wordbook& words, const CodeForm& form, const Problems& problems);

// Redeems an invitation: /invited (token, invitation, password, totp).
struct Invited {
    std::string group_name{};
    std::string name{};
    std::string token{};
    std::string invitation{};  // the link's word
    std::string totp_secret{};
    std::string totp_uri{};  // otpauth://: the secret for an app, as a link and as a picture
};

Page invited_page(const Wordbook& words, const Invited& form, const Problems& problems);

}  // namespace web
