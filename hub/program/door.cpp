#include "hub/program/door.hpp"

#include "hub/understanding/understand.hpp"

namespace program {

services::MeaningOf meaning_in(const understanding::Lexicon& lexicon) {
    return [&lexicon](const hub::MessageText& text) {
        if (understanding::means_stop(text, lexicon)) return rules::Meaning::stop;
        if (understanding::means_start(text, lexicon)) return rules::Meaning::start;
        return rules::Meaning::words;
    };
}

boost::asio::awaitable<hub::Appended> Door::append(hub::Inbound inbound) {
    const hub::Appended appended = co_await GuardedInbox::append(std::move(inbound));
    if (tell_) tell_();
    co_return appended;
}

}  // namespace program
