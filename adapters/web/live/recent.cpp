#include "adapters/web/live/recent.hpp"

namespace web {

void Recent::begin(hub::Offset after) {
    kept_.clear();
    bytes_ = 0;
    before_ = after;
}

void Recent::add(const Lines& lines, std::size_t most_events, std::size_t most_bytes) {
    for (std::size_t i = 0; i < lines.facts().size(); ++i) {
        const Fact& fact = lines.facts()[i];
        // A log has no holes; if it had one, nothing from before it would be of use.
        if (fact.logged.offset != last() + 1) begin(fact.logged.offset - 1);
        kept_.push_back({.fact = fact, .line = lines.line(i)});
        bytes_ += kept_.back().line.size();
    }
    while (kept_.size() > most_events || bytes_ > most_bytes) {
        bytes_ -= kept_.front().line.size();
        kept_.pop_front();
        ++before_;
    }
}

std::string Recent::text(const Audience& audience, hub::Offset known) const {
    Told told;
    for (std::size_t i = known - before_; i < kept_.size(); ++i) {
        const Fact& fact = kept_[i].fact;
        if (may_see(audience, fact.logged.event, fact.concerns)) {
            told.see(kept_[i].line);
        } else {
            told.pass_over(fact.logged.offset);
        }
    }
    return told.take();
}

}  // namespace web
