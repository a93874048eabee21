// The queue, a request's story and alerts.

#include "hub/services/views/reading.hpp"
#include "hub/services/views/story.hpp"
#include "hub/services/views/views.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace services {

namespace {

using RowsOf = std::map<hub::RequestId, hub::Request>;

int count_calls(const std::vector<hub::Alert>& alerts) {
    return static_cast<int>(std::count_if(alerts.begin(), alerts.end(), [](const auto& alert) {
        return alert.kind == hub::AlertKind::ring;
    }));
}

boost::asio::awaitable<RowsOf> requests_not_over(hub::Store& store, hub::GroupId group) {
    std::function<bool(const hub::Request&)> not_over = [](const hub::Request& request) {
        return !views::is_over(request.state);
    };
    auto requests = co_await views::look_for<hub::Request>(
        store, std::move(group), hub::RecordKind::request, std::move(not_over));
    RowsOf by_id;
    for (hub::Request& request : requests) {
        hub::RequestId id = request.id;
        by_id.insert_or_assign(std::move(id), std::move(request));
    }
    co_return by_id;
}

}  // namespace

Views::Answer Views::show(Visit visit, hub::Queue) {
    const hub::TimePoint now = visit.setting.now;
    const hub::Group& group = visit.group.value;
    const auto alerts = co_await views::load_open_alerts(parts_.store, visit.id());
    const RowsOf requests = co_await requests_not_over(parts_.store, visit.id());
    const views::Troubles troubles(alerts);
    hub::QueueView view{.open_alerts = static_cast<int>(alerts.size()),
                        .calls = count_calls(alerts),
                        .paused = group.paused_since.has_value()};
    for (const auto& [id, request] : requests)
        view.rows.push_back(views::row_of(request, group, troubles, now));
    views::sort_by_pressure(view.rows, group, visit.person);
    if (view.rows.size() > views::most_rows) {
        view.more = static_cast<int>(view.rows.size() - views::most_rows);
        view.rows.resize(views::most_rows);
    }
    views::Wanted wanted;
    for (const hub::RowView& row : view.rows)
        views::want_names(wanted, requests.at(row.request), now);
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    for (hub::RowView& row : view.rows)
        views::add_names(row, requests.at(row.request), people, now);
    co_return view;
}

boost::asio::awaitable<hub::RowView> Views::row(hub::Versioned<hub::Group> group,
                                                hub::Request request,
                                                hub::TimePoint now,
                                                std::vector<hub::Alert> open_alerts) {
    const views::Troubles troubles(open_alerts);
    hub::RowView row = views::row_of(request, group.value, troubles, now);
    views::Wanted wanted;
    views::want_names(wanted, request, now);
    const views::People people =
        co_await views::load_people(parts_.store, group.value.id, std::move(wanted));
    views::add_names(row, request, people, now);
    co_return row;
}

Views::Answer Views::show(Visit visit, hub::QueueRow query) {
    const auto request = co_await find<hub::Request>(visit.id(), hub::record_id(query.request));
    if (request.version == 0) co_return hub::Refusal::not_found;
    auto alerts = co_await views::load_open_alerts(parts_.store, visit.id());
    co_return co_await row(visit.group, request.value, visit.setting.now, std::move(alerts));
}

Views::Answer Views::show(Visit visit, hub::RequestStory query) {
    const auto found = co_await find<hub::Request>(visit.id(), hub::record_id(query.request));
    if (found.version == 0) co_return hub::Refusal::not_found;
    const hub::Request& request = found.value;
    auto alerts = co_await views::load_open_alerts(parts_.store, visit.id());
    views::sort_alerts(alerts);
    views::Wanted wanted;
    views::want_story_names(wanted, request, visit.setting.now);
    std::set<hub::RecordId> texts;
    for (const hub::Offer& offer : request.offers) {
        if (!offer.message.empty()) texts.insert(hub::record_id(offer.message));
    }
    for (const hub::Alert& alert : alerts) {
        if (views::is_about(alert, request)) views::want_names(wanted, alert);
    }
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    std::vector<hub::RecordId> ids(texts.begin(), texts.end());
    const hub::Loaded loaded = co_await views::load_many(parts_.store, visit.id(), std::move(ids));
    std::map<hub::MessageId, hub::MessageState> told;
    for (const hub::RecordId& id : texts) {
        const auto* message = loaded.find<hub::OutgoingMessage>(id);
        if (message != nullptr) told.emplace(message->id, message->state);
    }
    const hub::RowView line = co_await row(visit.group, request, visit.setting.now, alerts);
    hub::StoryView view = views::story(request, line, told, alerts, people);
    view.said = co_await said_about(visit.id(), request);
    co_return view;
}

Views::Answer Views::show(Visit visit, hub::Alerts) {
    auto alerts = co_await views::load_open_alerts(parts_.store, visit.id());
    views::sort_alerts(alerts);
    views::Wanted wanted;
    std::set<hub::RecordId> about;
    for (const hub::Alert& alert : alerts) {
        views::want_names(wanted, alert);
        if (!alert.request.empty()) about.insert(hub::record_id(alert.request));
    }
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    std::vector<hub::RecordId> ids(about.begin(), about.end());
    const hub::Loaded loaded = co_await views::load_many(parts_.store, visit.id(), std::move(ids));
    hub::AlertsView view;
    for (const hub::Alert& alert : alerts) {
        const hub::Request* request =
            alert.request.empty() ? nullptr
                                  : loaded.find<hub::Request>(hub::record_id(alert.request));
        view.alerts.push_back(views::alert_view(alert, request, people));
    }
    co_return view;
}

}  // namespace services
