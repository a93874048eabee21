#include "adapters/web/live/feed.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/web/live/lines.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

#include <utility>
#include <variant>

namespace asio = boost::asio;

namespace web {

Feed::Feed(const asio::any_io_executor& executor,
           hub::Store& store,
           hub::GroupId group,
           const LiveSettings& settings,
           std::function<void()> upheaval)
    : store_(store),
      group_(std::move(group)),
      settings_(settings),
      upheaval_(std::move(upheaval)),
      nudge_(executor, 1) {}

asio::awaitable<void> Feed::run() {
    bool failing = false;
    while (true) {
        bool failed = false;
        try {
            co_await nudge_.next(members_.empty() ? std::chrono::hours{24} : settings_.read_every);
            co_await follow();
        } catch (const boost::system::system_error& failure) {
            if (failure.code() == asio::error::operation_aborted) throw;
            if (!failing) spdlog::warn("live: the log cannot be read: {}", failure.what());
            failed = true;
        }
        failing = failed;
        if (failed) {
            co_await async::pause(settings_.breather);
            nudge();
        }
    }
}

asio::awaitable<void> Feed::follow() {
    if (members_.empty()) is_open_ = false;
    bool more = is_open_;
    while (more && !members_.empty()) more = co_await read_on();
}

// True: there may be more. Between the last wait and tell() nobody can join, so whoever joined was
// counted.
asio::awaitable<bool> Feed::read_on() {
    hub::EventPage page =
        co_await store_.events(hub::scope_of(group_), position_.offset, facts_at_once);
    if (!page.complete || page.epoch != position_.epoch) {
        start_afresh();
        co_return false;
    }
    const hub::Offset top = page.top;
    std::vector<Fact> facts = facts_of(std::move(page));
    if (facts.empty()) co_return false;
    co_await learn_concerned(store_, hub::scope_of(group_), facts);
    tell(facts);
    co_return position_.offset < top;
}

void Feed::tell(const std::vector<Fact>& facts) {
    Lines lines(facts);
    for (Member* const member : members_) {
        if (Payload frame = lines.frame(member->audience, member->known))
            member->tell(std::move(frame));
    }
    position_.offset = facts.back().logged.offset;
    recent_.add(lines, settings_.missed_events, settings_.missed_bytes);
    for (const Fact& fact : facts) act_on(fact.logged.event);
}

void Feed::act_on(const hub::Event& event) {
    if (const auto* ended = std::get_if<hub::SessionEnded>(&event)) {
        for (Member* const member : members_of(ended->person)) {
            if (member->audience.session == ended->session)
                member->end(Close::session_ended, "the session has ended");
        }
        upheaval_();
    } else if (const auto* changed = std::get_if<hub::PersonChanged>(&event)) {
        for (Member* const member : members_of(changed->person))
            member->check_at = hub::TimePoint::min();
        upheaval_();
    }
}

// The log is another one, or does not reach back to what was told last.
void Feed::start_afresh() {
    is_open_ = false;
    for (Member* const member : members_) member->end(Close::start_afresh, "start afresh");
}

asio::awaitable<void> Feed::open() {
    if (is_open_) co_return;
    const hub::EventPage page = co_await store_.events(hub::scope_of(group_), 0, 1);
    Recent recent = co_await end_of_log(page);
    if (is_open_) co_return;
    recent_ = std::move(recent);
    position_ = {.offset = recent_.last(), .epoch = page.epoch};
    is_open_ = true;
    upheaval_();
}

// So that those who come back to a node that has just begun need not each read it. Where the log
// does not reach back so far, or changes under the reading: nothing.
asio::awaitable<Recent> Feed::end_of_log(const hub::EventPage& page) {
    const hub::Offset most = settings_.missed_events;
    Recent recent;
    recent.begin(page.top > most ? page.top - most : 0);
    while (recent.last() < page.top) {
        hub::EventPage next =
            co_await store_.events(hub::scope_of(group_), recent.last(), facts_at_once);
        if (!next.complete || next.epoch != page.epoch || next.events.empty()) {
            recent.begin(page.top);
            co_return recent;
        }
        std::vector<Fact> facts = facts_of(std::move(next));
        co_await learn_concerned(store_, hub::scope_of(group_), facts);
        recent.add(Lines(facts), settings_.missed_events, settings_.missed_bytes);
    }
    co_return recent;
}

bool Feed::is_in(const Member& member) const {
    return member.place < members_.size() && members_[member.place] == &member;
}

void Feed::add(Member& member) {
    member.place = members_.size();
    members_.push_back(&member);
    by_person_.emplace(member.audience.person.text, &member);
    if (member.audience.desk) ++desks_;
    nudge();
}

void Feed::remove(Member& member) {
    if (!is_in(member)) return;
    members_.back()->place = member.place;
    std::swap(members_[member.place], members_.back());
    members_.pop_back();
    if (member.audience.desk) --desks_;
    const auto [first, last] = by_person_.equal_range(member.audience.person.text);
    for (auto at = first; at != last; ++at) {
        if (at->second != &member) continue;
        by_person_.erase(at);
        return;
    }
}

std::vector<Member*> Feed::members_of(const hub::PersonId& person) const {
    std::vector<Member*> found;
    const auto [first, last] = by_person_.equal_range(person.text);
    for (auto at = first; at != last; ++at) found.push_back(at->second);
    return found;
}

}  // namespace web
