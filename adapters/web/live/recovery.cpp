#include "adapters/web/live/recovery.hpp"

#include <utility>

namespace web {

bool Recovery::is_level(const Feed& feed) const {
    if (!feed.is_open()) return false;
    // One who must ask afresh does so after joining, so joins where the feed is.
    if (!recovered(feed)) return true;
    const hub::Offset told = feed.position().offset;
    return known_->offset == told || (is_proven_ && known_->offset > told);
}

boost::asio::awaitable<void> Recovery::go_on(Feed& feed) {
    if (!feed.is_open()) {
        co_await feed.open();
        co_return;
    }
    if (feed.position().epoch == known_->epoch && feed.recent().reaches(known_->offset)) {
        const Recent& recent = feed.recent();
        is_proven_ = true;
        co_return take(recent.text(audience_, known_->offset), recent.last(), feed.settings());
    }
    const hub::Scope scope = hub::scope_of(feed.group());
    hub::EventPage page = co_await feed.store().events(scope, known_->offset, facts_at_once);
    if (!page.complete || page.epoch != known_->epoch) {
        known_.reset();
        co_return;
    }
    is_proven_ = true;
    std::vector<Fact> facts = facts_of(std::move(page));
    if (facts.empty()) co_return;
    if (audience_.own) co_await learn_concerned(feed.store(), scope, facts);
    const std::string text = Lines(facts).text(audience_, known_->offset);
    take(text, facts.back().logged.offset, feed.settings());
}

// All that happened up to there, as it is told; or too much.
void Recovery::take(const std::string& text, hub::Offset up_to, const LiveSettings& settings) {
    if (!text.empty()) add_line(missed_, text);
    events_ += up_to - known_->offset;
    known_->offset = up_to;
    if (events_ > settings.missed_events || missed_.size() > settings.missed_bytes) known_.reset();
}

}  // namespace web
