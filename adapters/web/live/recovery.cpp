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
        take(feed);
        give_up_when_too_much(feed.settings());
        co_return;
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
    take(facts);
    give_up_when_too_much(feed.settings());
}

void Recovery::give_up_when_too_much(const LiveSettings& settings) {
    if (events_ > settings.missed_events || missed_.size() > settings.missed_bytes) known_.reset();
}

void Recovery::take(const Feed& feed) {
    const hub::Offset told = feed.recent().last();
    const std::string text = feed.recent().text(audience_, known_->offset);
    if (!text.empty()) add_line(missed_, text);
    events_ += told - known_->offset;
    known_->offset = told;
    is_proven_ = true;
}

void Recovery::take(const std::vector<Fact>& facts) {
    const Lines lines(facts);
    if (!missed_.empty()) missed_ += '\n';
    missed_ += lines.text(audience_, known_->offset);
    events_ += facts.size();
    known_->offset = facts.back().logged.offset;
}

}  // namespace web
