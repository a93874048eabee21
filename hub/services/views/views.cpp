#include "hub/services/views/views.hpp"

#include "hub/services/views/figures.hpp"
#include "hub/services/views/group.hpp"
#include "hub/services/views/reading.hpp"

#include <utility>

namespace services {

boost::asio::awaitable<hub::Result<hub::View>> Views::answer(hub::Actor actor, hub::Query query) {
    Visit visit{.person = actor.person};
    visit.group = co_await find<hub::Group>(actor.group, hub::group_record());
    if (visit.group.version == 0) co_return hub::Refusal::not_found;
    visit.setting = parts_.circumstances.for_group(visit.group.value);
    const auto of_its_kind = [&](auto asked) { return show(std::move(visit), std::move(asked)); };
    Answer answer = std::visit(of_its_kind, std::move(query));
    co_return co_await std::move(answer);
}

Views::Answer Views::show(Visit visit, hub::Me) {
    const auto person = co_await find<hub::Person>(visit.id(), hub::person_record(visit.person));
    if (person.version == 0) co_return hub::Refusal::not_found;
    hub::MeView me = views::me_view(visit.group.value, person.value, visit.setting.now);
    me.push_key = push_key_;
    co_return me;
}

Views::Answer Views::show(Visit visit, hub::AboutGroup) {
    co_return views::group_view(visit.group.value);
}

Views::Answer Views::show(Visit visit, hub::GroupSettings) {
    co_return views::settings_view(visit.group.value, known_needs_);
}

Views::Answer Views::show(Visit visit, hub::Duties) {
    const auto handover = co_await find<hub::Handover>(visit.id(), hub::handover_record());
    views::Wanted wanted;
    views::want_names(wanted, visit.group.value, handover.value);
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    co_return views::duties_view(visit.group.value, handover.value, people);
}

Views::Answer Views::show(Visit visit, hub::Figures) {
    std::function<bool(const hub::Request&)> any_request = [](const auto&) { return true; };
    const auto requests = co_await views::look_for<hub::Request>(
        parts_.store, visit.id(), hub::RecordKind::request, std::move(any_request));
    std::function<bool(const hub::Volunteer&)> any_volunteer = [](const auto&) { return true; };
    const auto volunteers = co_await views::look_for<hub::Volunteer>(
        parts_.store, visit.id(), hub::RecordKind::volunteer, std::move(any_volunteer));
    co_return views::figures(requests, volunteers);
}

}  // namespace services
