#include "hub/services/dispatch.hpp"

#include "hub/rules/dispatch.hpp"
#include "hub/rules/follow_up.hpp"
#include "hub/services/case_book.hpp"

namespace services {

namespace {

constexpr std::size_t spare = 12;  // some of the shortlist turn out to be asked already today

std::vector<hub::PersonId> people(const std::vector<rules::Choice>& choices) {
    std::vector<hub::PersonId> ids;
    for (const rules::Choice& choice : choices) ids.push_back(choice.volunteer);
    return ids;
}

// Those whose records are gone since the board saw them are left out.
std::vector<rules::Choice> still_there(const std::vector<rules::Choice>& choices,
                                       const rules::Case& file) {
    std::vector<rules::Choice> there;
    for (const rules::Choice& choice : choices) {
        if (file.volunteers.contains(choice.volunteer)) there.push_back(choice);
    }
    return there;
}

}  // namespace

boost::asio::awaitable<void> Dispatch::serve(hub::GroupId group, hub::RequestId request) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (co_await serve_once(group, request)) co_return;
    }
}

boost::asio::awaitable<bool> Dispatch::serve_once(hub::GroupId group, hub::RequestId request) {
    Board& board = boards_.of(group);
    co_await board.catch_up(store_);
    std::vector<hub::RecordId> ids{hub::group_record(), hub::record_id(request)};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    const auto known_group = loaded.get<hub::Group>(hub::group_record());
    const auto known = loaded.get<hub::Request>(hub::record_id(request));
    Setting setting = circumstances_.for_group(known_group.value);
    const int wanted = rules::offers_wanted(known_group.value, known.value, setting.now);
    std::vector<rules::Choice> choices;
    // Also when none seems wanted: a text that did not arrive frees its place.
    if (known.value.state == hub::RequestState::open) {
        const hub::Person resident = co_await person(group, known.value.resident);
        const auto near = board.shortlist(known_group.value,
                                          known.value,
                                          resident.language,
                                          setting.zone,
                                          setting.now,
                                          static_cast<std::size_t>(wanted) + spare);
        for (const Nearby& one : near)
            choices.push_back({.volunteer = one.volunteer, .away = one.away});
    }
    std::optional<rules::Case> file = co_await load_case(store_, group, request, people(choices));
    if (!file) co_return co_await drop_timers(group, request);
    const rules::Case whole = co_await with_undelivered(store_, std::move(*file));
    const auto there = still_there(choices, whole);
    co_return co_await commit(group, rules::dispatch(whole, setting.moment(), there), "dispatch");
}

boost::asio::awaitable<hub::Person> Dispatch::person(hub::GroupId group, hub::PersonId id) {
    std::vector<hub::RecordId> ids{hub::person_record(id)};
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    co_return loaded.get<hub::Person>(hub::person_record(id)).value;
}

boost::asio::awaitable<void> Dispatch::follow_up(hub::GroupId group, hub::RequestId request) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (co_await follow_up_once(group, request)) co_return;
    }
}

boost::asio::awaitable<bool> Dispatch::follow_up_once(hub::GroupId group, hub::RequestId request) {
    const std::optional<rules::Case> file =
        co_await load_case(store_, group, request, std::vector<hub::PersonId>());
    if (!file) co_return co_await drop_timers(group, request);
    Setting setting = circumstances_.for_group(file->group.value);
    co_return co_await commit(group, rules::follow_up(*file, setting.moment()), "follow_up");
}

boost::asio::awaitable<bool> Dispatch::commit(hub::GroupId group,
                                              hub::Changes changes,
                                              std::string action) {
    changes.actor = "hub";
    changes.action = std::move(action);
    const auto committed = co_await store_.commit(hub::scope_of(group), std::move(changes));
    co_return committed.has_value();
}

// A timer whose request is gone: nothing is left to be done.
boost::asio::awaitable<bool> Dispatch::drop_timers(hub::GroupId group, hub::RequestId request) {
    hub::Changes changes;
    changes.at = circumstances_.now();
    changes.no_timer(hub::record_id(request), hub::TimerKind::dispatch);
    changes.no_timer(hub::record_id(request), hub::TimerKind::follow_up);
    co_return co_await commit(group, std::move(changes), "drop_timer");
}

}  // namespace services
