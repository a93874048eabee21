#pragma once

#include "adapters/web/pages/forms.hpp"
#include "adapters/web/pages/layout.hpp"

#include <string>

namespace web {

// Where an invitation's link leads. The link's word stands behind its #, which no server and no log
// sees: the script puts it into the field, and without script people do. Posted to /invitation
// (token, invitation).
struct InvitationForm {
    std::string group_name{};
    std::string token{};
};

Page invitation_page(const Wordbook& words, const InvitationForm& form, const Problems& problems);

}  // namespace web
