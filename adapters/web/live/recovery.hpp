#pragma once

#include "adapters/web/live/feed.hpp"
#include "adapters/web/live/lines.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace web {

// Brings one who comes back up to a feed: out of what the feed has told last, and where that does
// not reach back so far out of the log, until they know at least what the feed's members know. All
// of it or nothing:
//
//   while (!recovery.is_level(feed)) co_await recovery.go_on(feed);
//   // nothing is awaited from here to feed.add()
class Recovery {
public:
    // `known`: up to where the client knows the group; nothing: it does not.
    Recovery(Audience audience, std::optional<Position> known)
        : audience_(std::move(audience)), known_(std::move(known)) {}

    // May it join now?
    bool is_level(const Feed& feed) const;
    boost::asio::awaitable<void> go_on(Feed& feed);  // throws like Store

    // Of one that is level. Where it stands: in what follows, or, when it must ask afresh, where
    // the feed is.
    bool recovered(const Feed& feed) const {
        return known_ && known_->epoch == feed.position().epoch;
    }
    Position position(const Feed& feed) const {
        return recovered(feed) ? *known_ : feed.position();
    }
    // The lines of what was missed; empty when that is nothing.
    const std::string& missed() const { return missed_; }

private:
    void take(const std::string& text, hub::Offset up_to, const LiveSettings& settings);

    Audience audience_;
    std::optional<Position> known_;
    bool is_proven_{};  // the log has the position
    std::string missed_{};
    std::size_t events_{};
};

}  // namespace web
