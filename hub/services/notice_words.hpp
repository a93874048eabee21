#pragma once

#include "hub/messages.hpp"

#include <optional>
#include <string_view>

namespace services {

// What of a message may stand on a locked screen.
struct NoticeWords {
    hub::Wording wording{};
    bool is_title{};  // there are no more words than these; else they stand under the group's name
    std::string_view path{};  // the page that it opens
    bool urgent{};
};

// Only what is on the list, and of that only what anybody may read over a shoulder: the need, the
// coarse place, codes and times. Names, streets, numbers and what people wrote are never in it,
// even when the message has them. Nothing: this message is not pushed.
std::optional<NoticeWords> notice_words(const hub::Wording& said);

}  // namespace services
