// Volunteers for the desk: all of them, those for one request, and those whom a broadcast would
// reach.

#include "hub/rules/broadcast.hpp"
#include "hub/rules/day_budget.hpp"
#include "hub/services/views/helping.hpp"
#include "hub/services/views/reading.hpp"
#include "hub/services/views/views.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace services {

namespace {

constexpr std::size_t most_volunteers = 2'000;

boost::asio::awaitable<std::vector<hub::Volunteer>> all_volunteers(hub::Store& store,
                                                                   hub::GroupId group) {
    std::function<bool(const hub::Volunteer&)> any = [](const hub::Volunteer&) { return true; };
    co_return co_await views::look_for<hub::Volunteer>(
        store, std::move(group), hub::RecordKind::volunteer, std::move(any));
}

int left_today(const hub::Group& group, const hub::DayBudget& budget, const Setting& setting) {
    const bool is_of_today = budget.day == rules::local_day(setting.zone, setting.now);
    return std::max(0, group.daily_segments - (is_of_today ? budget.segments : 0));
}

}  // namespace

Views::Answer Views::show(Visit visit, hub::Volunteers) {
    const auto volunteers = co_await all_volunteers(parts_.store, visit.id());
    views::Wanted wanted;
    for (const hub::Volunteer& volunteer : volunteers) wanted.add(volunteer.id);
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    hub::VolunteersView view;
    for (const hub::Volunteer& volunteer : volunteers)
        view.volunteers.push_back(views::volunteer_view(volunteer, people.of(volunteer.id)));
    // Who waits for approval is seen first.
    std::sort(view.volunteers.begin(), view.volunteers.end(), [](const auto& a, const auto& b) {
        return std::tie(a.approved, a.person.name, a.person.person) <
               std::tie(b.approved, b.person.name, b.person.person);
    });
    if (view.volunteers.size() > most_volunteers) view.volunteers.resize(most_volunteers);
    co_return view;
}

Views::Answer Views::show(Visit visit, hub::Candidates query) {
    const auto request = co_await find<hub::Request>(visit.id(), hub::record_id(query.request));
    if (request.version == 0) co_return hub::Refusal::not_found;
    const auto resident =
        co_await find<hub::Person>(visit.id(), hub::person_record(request.value.resident));
    const auto volunteers = co_await all_volunteers(parts_.store, visit.id());
    Board& board = parts_.boards.of(visit.id());
    co_await board.catch_up(parts_.store);
    std::vector<hub::PersonId> short_list;
    for (const Nearby& one : board.shortlist(visit.group.value,
                                             request.value,
                                             resident.value.language,
                                             visit.setting.zone,
                                             visit.setting.now,
                                             views::most_candidates))
        short_list.push_back(one.volunteer);

    const rules::Moment moment = visit.setting.moment();
    const views::Sought sought{.request = request.value,
                               .group = visit.group.value,
                               .resident = resident.value,
                               .moment = moment};
    const auto standings = views::candidates(sought, short_list, volunteers);
    views::Wanted wanted;
    for (const views::Standing& one : standings) wanted.add(one.volunteer);
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    hub::CandidatesView view;
    for (const views::Standing& one : standings) {
        view.candidates.push_back({.person = people.view(one.volunteer),
                                   .away = one.away,
                                   .reasons = one.reasons,
                                   .may_be_asked = one.may_be_asked});
    }
    co_return view;
}

Views::Answer Views::show(Visit visit, hub::BroadcastEstimate query) {
    hub::Place middle;
    if (!query.audience.postcode.empty()) {
        const auto place = parts_.places.find(query.audience.postcode);
        if (!place) co_return hub::Refusal::invalid;
        middle = *place;
    }
    const auto volunteers = co_await all_volunteers(parts_.store, visit.id());
    views::Wanted reached;
    for (const hub::Volunteer& volunteer : volunteers) {
        if (rules::is_in(query.audience, middle, volunteer, visit.setting.now))
            reached.add(volunteer.id);
    }
    const auto ids = reached.ids();
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(reached));
    const auto budget = co_await find<hub::DayBudget>(visit.id(), hub::budget_record());
    const hub::Wording words = rules::broadcast_words(visit.group.value, query.text);
    hub::EstimateView view{
        .reach = static_cast<int>(ids.size()),
        .budget_left = left_today(visit.group.value, budget.value, visit.setting)};
    for (const hub::PersonId& id : ids) {
        const hub::Person& person = people.of(id);
        const hub::MessageText text{render_(words, person.language)};
        view.segments += segments_(person.channel, text);
    }
    co_return view;
}

}  // namespace services
