#pragma once

#include "adapters/web/live/feed.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/presence.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace web {

// Of those at the desk, each but once: nobody is told "nothing in particular" of one who looks at
// something. Sorted.
std::vector<hub::Present> merged(std::vector<hub::Present> present);

// Who is at one group's desk, and what they look at: tells the other nodes who is here, and those
// here who is anywhere.
class Onlookers {
public:
    Onlookers(hub::Presence& presence, const hub::Clock& clock, Feed& feed)
        : presence_(presence), clock_(clock), feed_(feed) {}

    // Somebody came, went or looks elsewhere: told with the next look_round().
    void changed() { is_changed_ = true; }
    // Names may be others now.
    void forget_names() { names_.clear(); }
    // Tells and reads what is due. Throws when the store is away; then the next one does it.
    boost::asio::awaitable<void> look_round();
    // What a newcomer at the desk is told; nothing when that is not known yet.
    const Payload& latest() const { return latest_; }

private:
    std::vector<hub::Present> here() const;
    boost::asio::awaitable<void> tell();
    boost::asio::awaitable<void> read();
    boost::asio::awaitable<void> learn_names(std::vector<hub::Present> present);
    void push(const std::vector<hub::Present>& present);

    hub::Presence& presence_;
    const hub::Clock& clock_;
    Feed& feed_;
    std::map<hub::PersonId, hub::PersonName> names_{};
    std::string line_{};  // as it was told last
    Payload latest_{};
    hub::TimePoint told_at_{};
    hub::TimePoint read_at_{};
    bool is_changed_{};
    bool was_anybody_{};  // told the others of somebody here
};

}  // namespace web
