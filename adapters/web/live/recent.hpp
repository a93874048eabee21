#pragma once

#include "adapters/web/live/audience.hpp"
#include "adapters/web/live/lines.hpp"

#include <cstddef>
#include <deque>
#include <string>

namespace web {

// The end of a log as a feed has told it, for those who come back: thousands at once, after a cut,
// then read it here and not each for themselves from the store.
class Recent {
public:
    // Nothing yet: `after` is the last offset that is not kept.
    void begin(hub::Offset after);

    // What comes next in the log. The oldest are let go of while there are more than `most_events`,
    // or their lines longer than `most_bytes` together.
    void add(const Lines& lines, std::size_t most_events, std::size_t most_bytes);

    // Is everything kept that came after `known`?
    bool reaches(hub::Offset known) const { return known >= before_ && known <= last(); }
    hub::Offset last() const { return before_ + kept_.size(); }

    // That, as lines with '\n' between them: the events that they may see, and where they stand.
    std::string text(const Audience& audience, hub::Offset known) const;

private:
    struct Kept {
        Fact fact{};
        std::string line{};
    };

    std::deque<Kept> kept_{};  // one for each offset after before_
    hub::Offset before_{};
    std::size_t bytes_{};
};

}  // namespace web
