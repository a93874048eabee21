// What volunteers and residents see of their own.

#include "hub/services/views/own.hpp"
#include "hub/services/views/reading.hpp"
#include "hub/services/views/showing.hpp"
#include "hub/services/views/views.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace services {

namespace {

std::vector<hub::RecordId> records_of(const std::vector<hub::RequestId>& requests) {
    std::vector<hub::RecordId> ids;
    ids.reserve(requests.size());
    for (const hub::RequestId& id : requests) ids.push_back(hub::record_id(id));
    return ids;
}

// A volunteer's tasks that are still to be done, with what the decision to show them rests on.
struct Held {
    std::vector<hub::Versioned<hub::Request>> requests{};
    std::vector<hub::Offer> offers{};
};

Held held_tasks(const hub::Volunteer& volunteer, const hub::Loaded& loaded) {
    Held held;
    for (const hub::Task& task : volunteer.tasks) {
        const auto request = loaded.get<hub::Request>(hub::record_id(task.request));
        const hub::Offer* offer = views::task_offer(volunteer, task, request.value);
        if (offer == nullptr) continue;
        held.offers.push_back(*offer);
        held.requests.push_back(request);
    }
    return held;
}

hub::MyTasksView tasks_view(const Held& held,
                            const views::People& people,
                            const hub::Group& group) {
    hub::MyTasksView view;
    for (std::size_t i = 0; i < held.offers.size(); ++i) {
        const hub::Request& request = held.requests[i].value;
        view.tasks.push_back(
            views::my_task(request, held.offers[i], people.of(request.resident), group));
    }
    std::sort(view.tasks.begin(), view.tasks.end(), [](const auto& one, const auto& other) {
        return std::tie(one.window.from, one.offer) < std::tie(other.window.from, other.offer);
    });
    return view;
}

// The latest first; those that are over stay as long as the conversation still names them.
std::set<hub::RequestId> requests_of(const hub::Conversation& talk) {
    std::set<hub::RequestId> ids(talk.requests.begin(), talk.requests.end());
    if (!talk.request.empty()) ids.insert(talk.request);
    return ids;
}

}  // namespace

Views::Answer Views::show(Visit visit, hub::MyOffers) {
    const auto volunteer =
        co_await find<hub::Volunteer>(visit.id(), hub::volunteer_record(visit.person));
    if (volunteer.version == 0) co_return hub::Refusal::not_found;
    const auto ids = records_of(views::offered_requests(volunteer.value));
    const hub::Loaded loaded = co_await views::load_many(parts_.store, visit.id(), ids);
    views::Wanted wanted;
    for (const hub::RecordId& id : ids) {
        const auto* request = loaded.find<hub::Request>(id);
        if (request != nullptr) wanted.add(request->resident);
    }
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    hub::MyOffersView view;
    for (const hub::RecordId& id : ids) {
        const auto* request = loaded.find<hub::Request>(id);
        if (request == nullptr) continue;
        auto offer = views::my_offer(volunteer.value,
                                     visit.group.value,
                                     *request,
                                     people.of(request->resident).language,
                                     visit.setting.now);
        if (offer) view.offers.push_back(*std::move(offer));
    }
    views::sort_offers(view.offers);
    co_return view;
}

Views::Answer Views::show(Visit visit, hub::MyTasks) {
    for (int attempt = 0; attempt < tries; ++attempt) {
        const auto volunteer =
            co_await find<hub::Volunteer>(visit.id(), hub::volunteer_record(visit.person));
        if (volunteer.version == 0) co_return hub::Refusal::not_found;
        std::set<hub::RecordId> ids;
        for (const hub::Task& task : volunteer.value.tasks)
            ids.insert(hub::record_id(task.request));
        std::vector<hub::RecordId> requests(ids.begin(), ids.end());
        const hub::Loaded loaded =
            co_await views::load_many(parts_.store, visit.id(), std::move(requests));
        const Held held = held_tasks(volunteer.value, loaded);
        auto changes = views::show_tasks(volunteer, held.requests, visit.setting.moment());
        if (!changes) {
            co_await warn_desk(visit.group, visit.person);
            co_return changes.error();
        }
        const auto written = co_await write_down(visit.id(), *std::move(changes));
        if (!written && written.error() == hub::Refusal::stale_version) continue;
        if (!written) co_return written.error();
        views::Wanted wanted;
        for (const auto& request : held.requests) wanted.add(request.value.resident);
        const views::People people =
            co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
        co_return tasks_view(held, people, visit.group.value);
    }
    co_return hub::Refusal::stale_version;
}

boost::asio::awaitable<hub::Result<hub::Committed>> Views::write_down(hub::GroupId group,
                                                                      hub::Changes changes) {
    if (changes.empty()) co_return hub::Committed();
    co_return co_await parts_.store.commit(hub::scope_of(group), std::move(changes));
}

boost::asio::awaitable<void> Views::warn_desk(hub::Versioned<hub::Group> group,
                                              hub::PersonId volunteer) {
    Setting setting = parts_.circumstances.for_group(group.value);
    hub::Changes changes = views::too_many_addresses(group, volunteer, setting.moment());
    const auto told =
        co_await parts_.store.commit(hub::scope_of(group.value.id), std::move(changes));
    static_cast<void>(told);  // repeated: the desk was told today
}

Views::Answer Views::show(Visit visit, hub::MyAvailability) {
    const auto volunteer =
        co_await find<hub::Volunteer>(visit.id(), hub::volunteer_record(visit.person));
    if (volunteer.version == 0) co_return hub::Refusal::not_found;
    co_return views::my_availability(volunteer.value, visit.group.value);
}

Views::Answer Views::show(Visit visit, hub::MyRequests) {
    const auto person = co_await find<hub::Person>(visit.id(), hub::person_record(visit.person));
    if (person.version == 0) co_return hub::Refusal::not_found;
    const auto talk =
        co_await find<hub::Conversation>(visit.id(), hub::conversation_record(visit.person));
    const auto named = requests_of(talk.value);
    const auto ids = records_of(std::vector<hub::RequestId>(named.begin(), named.end()));
    const hub::Loaded loaded = co_await views::load_many(parts_.store, visit.id(), ids);
    std::vector<hub::Request> own;
    views::Wanted wanted;
    for (const hub::RecordId& id : ids) {
        const auto* request = loaded.find<hub::Request>(id);
        if (request == nullptr || request->resident != visit.person) continue;
        if (const hub::Offer* offer = views::coming(*request)) wanted.add(offer->to);
        own.push_back(*request);
    }
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    hub::MyRequestsView view;
    for (const hub::Request& request : own)
        view.requests.push_back(views::my_request(request, people));
    std::sort(view.requests.begin(), view.requests.end(), [](const auto& one, const auto& other) {
        return std::tie(one.since, one.request) > std::tie(other.since, other.request);
    });
    co_return view;
}

}  // namespace services
