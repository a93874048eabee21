#include "adapters/web/live/recent.hpp"

#include "adapters/web/live/lines.hpp"
#include "adapters/web/wire/frames_out.hpp"

namespace web {

void Recent::begin(hub::Offset after) {
    kept_.clear();
    bytes_ = 0;
    before_ = after;
}

void Recent::add(const std::vector<Fact>& facts, std::size_t most_events, std::size_t most_bytes) {
    for (const Fact& fact : facts) {
        // A log has no holes; if it had one, nothing from before it would be of use.
        if (fact.logged.offset != last() + 1) begin(fact.logged.offset - 1);
        kept_.push_back({.fact = fact, .line = encode_event(fact.logged)});
        bytes_ += kept_.back().line.size();
    }
    while (kept_.size() > most_events || bytes_ > most_bytes) {
        bytes_ -= kept_.front().line.size();
        kept_.pop_front();
        ++before_;
    }
}

std::string Recent::text(const Audience& audience, hub::Offset known) const {
    std::string text;
    hub::Offset unseen = 0;  // the last of a row that they may not see
    const auto name_unseen = [&] {
        if (unseen != 0) add_line(text, position(unseen));
        unseen = 0;
    };
    for (std::size_t i = known - before_; i < kept_.size(); ++i) {
        const Fact& fact = kept_[i].fact;
        if (!may_see(audience, fact.logged.event, fact.concerns)) {
            unseen = fact.logged.offset;
            continue;
        }
        name_unseen();
        add_line(text, kept_[i].line);
    }
    name_unseen();
    return text;
}

}  // namespace web
