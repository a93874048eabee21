#include "hub/services/board.hpp"

#include "matching/cell.hpp"
#include "matching/shortlist.hpp"

#include <algorithm>
#include <set>

namespace services {

namespace {

constexpr std::size_t page = 500;
constexpr std::size_t read_at_once = 100;

std::int64_t milliseconds(hub::TimePoint at) {
    return at.time_since_epoch().count();
}

int hour_of_week(const hub::TimeZone& zone, hub::TimePoint at) {
    const hub::LocalTime shown = hub::local_time(zone, at);
    return shown.weekday * 24 + shown.hour;
}

// A window of a week or more covers every hour.
std::pair<int, int> hours_of(const hub::TimeZone& zone, const hub::Window& window) {
    if (window.until - window.from >= std::chrono::hours{24 * 7 - 1})
        return {0, matching::hours_in_week - 1};
    // An end on the hour does not reach into that hour.
    const hub::TimePoint last = window.until - std::chrono::milliseconds{1};
    return {hour_of_week(zone, window.from), hour_of_week(zone, std::max(window.from, last))};
}

}  // namespace

boost::asio::awaitable<void> Board::catch_up(hub::Store& store) {
    if (!complete_) co_return co_await read_all(store);
    for (;;) {
        const hub::EventPage news = co_await store.events(hub::scope_of(group_), offset_, page);
        if (!news.complete || news.epoch != epoch_) co_return co_await read_all(store);
        std::set<hub::PersonId> changed;
        for (const hub::LoggedEvent& logged : news.events) {
            if (const auto* volunteer = std::get_if<hub::VolunteerChanged>(&logged.event))
                changed.insert(volunteer->volunteer);
        }
        std::vector<hub::PersonId> ids(changed.begin(), changed.end());
        co_await read_some(store, std::move(ids));
        if (!news.events.empty()) offset_ = news.events.back().offset;
        if (news.events.size() < page) co_return;
    }
}

boost::asio::awaitable<void> Board::read_all(hub::Store& store) {
    // The position first, then the records, then what followed: nothing can fall between.
    const hub::EventPage position =
        co_await store.events(hub::scope_of(group_), ~hub::Offset{} >> 1, 1);
    index_ = matching::Index{};
    std::string from;
    do {
        const hub::RecordPage records =
            co_await store.list(hub::scope_of(group_), hub::RecordKind::volunteer, from);
        for (const hub::StoredRecord& stored : records.records)
            put(std::get<hub::Volunteer>(stored.record));
        from = records.next;
    } while (!from.empty());
    offset_ = position.top;
    epoch_ = position.epoch;
    complete_ = true;
}

boost::asio::awaitable<void> Board::read_some(hub::Store& store,
                                              std::vector<hub::PersonId> changed) {
    for (std::size_t begin = 0; begin < changed.size(); begin += read_at_once) {
        std::vector<hub::RecordId> ids;
        for (std::size_t i = begin; i < std::min(changed.size(), begin + read_at_once); ++i) {
            ids.push_back(hub::volunteer_record(changed[i]));
        }
        const hub::Loaded loaded = co_await store.load(hub::scope_of(group_), ids, hub::no_key);
        for (const hub::RecordId& id : ids) {
            const auto* volunteer = loaded.find<hub::Volunteer>(id);
            if (volunteer != nullptr) {
                put(*volunteer);
            } else {
                index_.erase(id.id);
            }
        }
    }
}

void Board::put(const hub::Volunteer& volunteer) {
    matching::Candidate candidate{.id = volunteer.id.text,
                                  .home = volunteer.home.centre,
                                  .reach = volunteer.reach,
                                  .hours = volunteer.available,
                                  .open_tasks = static_cast<int>(volunteer.tasks.size()),
                                  .max_tasks = volunteer.max_tasks,
                                  .approved = volunteer.approved && !volunteer.stopped};
    // The day's budget stands on the record and is asked there: the day may have changed since.
    candidate.offers_per_day = 1;
    for (const hub::Need& need : volunteer.needs)
        candidate.needs |= words_.learn_need(need.text).value_or(0);
    for (const std::string& language : volunteer.languages) {
        candidate.languages |= words_.learn_language(language).value_or(0);
    }
    if (volunteer.paused_until) candidate.paused_until_ms = milliseconds(*volunteer.paused_until);
    if (volunteer.last_asked_at) candidate.last_asked_ms = milliseconds(*volunteer.last_asked_at);
    index_.put(std::move(candidate));
}

std::vector<Nearby> Board::shortlist(const hub::Group& group,
                                     const hub::Request& request,
                                     const std::string& language,
                                     const hub::TimeZone& zone,
                                     hub::TimePoint now,
                                     std::size_t at_most) const {
    const auto need = words_.need(request.need.text);
    if (!need || !request.place.known()) return {};
    const auto [from, until] = hours_of(zone, request.window);
    matching::Wanted wanted{.where = request.place.centre,
                            .place_radius = request.place.radius,
                            .need = *need,
                            .languages = words_.language(language).value_or(0),
                            .hour_of_week_from = from,
                            .hour_of_week_until = until,
                            .now_ms = milliseconds(now),
                            .widest = group.asking.widest};
    wanted.not_these.push_back(request.resident.text);
    for (const hub::Offer& offer : request.offers) wanted.not_these.push_back(offer.to.text);

    std::vector<Nearby> near;
    const matching::GeoPoint told_from = matching::coarse(request.place.centre);
    for (const matching::Choice& choice : matching::shortlist(index_, wanted, at_most)) {
        const matching::Candidate* candidate = index_.find(choice.id);
        near.push_back(
            {.volunteer = {choice.id},
             .away = matching::rounded_distance(matching::distance(candidate->home, told_from))});
    }
    return near;
}

Board& Boards::of(const hub::GroupId& group) {
    return boards_.try_emplace(group, group).first->second;
}

}  // namespace services
