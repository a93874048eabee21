#include "hub/services/rounds.hpp"

#include "hub/services/lease.hpp"

#include <algorithm>
#include <map>

namespace services {

namespace {

constexpr std::size_t at_once = 100;

bool is_of_message(const hub::DueTimer& timer) {
    return timer.record.kind == hub::RecordKind::message;
}

}  // namespace

boost::asio::awaitable<Round> Rounds::plan(hub::GroupId group) {
    const hub::TimePoint now = circumstances_.now();
    hub::DueTimers due = co_await store_.due(hub::scope_of(group), now, at_once);
    if (due.due.empty()) co_return Round{.next = due.next};
    if (const auto free_at =
            co_await leased_to_another(store_, hub::scope_of(group), node_, now, lease_time))
        co_return Round{.next = free_at};

    Round round{.next = due.next};
    std::map<std::string, Lane> requests;
    std::vector<hub::DueTimer> sends;
    for (hub::DueTimer& timer : due.due) {
        if (is_of_message(timer)) {
            sends.push_back(std::move(timer));
        } else {
            Lane& lane = requests[timer.record.id];
            lane.name = "record " + timer.record.id;
            lane.timers.push_back(std::move(timer));
        }
    }
    for (auto& [id, lane] : requests) round.lanes.push_back(std::move(lane));
    std::vector<Lane> lanes = co_await by_receiver(group, std::move(sends));
    std::move(lanes.begin(), lanes.end(), std::back_inserter(round.lanes));
    co_return round;
}

boost::asio::awaitable<std::vector<Lane>> Rounds::by_receiver(hub::GroupId group,
                                                              std::vector<hub::DueTimer> sends) {
    std::vector<hub::RecordId> ids;
    ids.reserve(sends.size());
    for (const hub::DueTimer& timer : sends) ids.push_back(timer.record);
    const hub::Loaded loaded =
        co_await store_.load(hub::scope_of(group), std::move(ids), hub::no_key);
    std::vector<Lane> lanes;
    std::map<std::string, std::size_t> places;
    for (hub::DueTimer& timer : sends) {
        const auto* message = loaded.find<hub::OutgoingMessage>(timer.record);
        const std::string name =
            "person " + (message == nullptr ? timer.record.id : message->to.text);
        const auto [place, fresh] = places.try_emplace(name, lanes.size());
        if (fresh) lanes.push_back({.name = name});
        lanes[place->second].timers.push_back(std::move(timer));
    }
    for (Lane& lane : lanes) {
        // Ids rise with time: what was said first is sent first.
        std::sort(lane.timers.begin(), lane.timers.end(), [](const auto& a, const auto& b) {
            return a.record.id < b.record.id;
        });
    }
    co_return lanes;
}

boost::asio::awaitable<void> Rounds::serve(hub::GroupId group, Lane lane) {
    for (const hub::DueTimer& timer : lane.timers) {
        const hub::RequestId request{timer.record.id};
        const hub::MessageId message{timer.record.id};
        const hub::AlertId alert{timer.record.id};
        switch (timer.kind) {
            case hub::TimerKind::dispatch: co_await dispatch_.serve(group, request); break;
            case hub::TimerKind::follow_up: co_await dispatch_.follow_up(group, request); break;
            case hub::TimerKind::send: co_await delivery_.send(group, message); break;
            case hub::TimerKind::forget:
                if (is_of_message(timer)) {
                    co_await delivery_.forget(group, message);
                } else {
                    co_await upkeep_.forget(group, timer.record);
                }
                break;
            case hub::TimerKind::escalate: co_await upkeep_.escalate(group, alert); break;
        }
    }
}

}  // namespace services
