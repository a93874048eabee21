// What was said: with one person, and about one request.

#include "hub/services/views/reading.hpp"
#include "hub/services/views/story.hpp"
#include "hub/services/views/views.hpp"

#include <utility>

namespace services {

boost::asio::awaitable<std::vector<hub::SaidView>> Views::said_about(hub::GroupId group,
                                                                     hub::Request request) {
    std::function<bool(const hub::OutgoingMessage&)> is_sent = [&](const auto& message) {
        return views::is_said_about(message, request.id);
    };
    const auto sent = co_await views::look_for<hub::OutgoingMessage>(
        parts_.store, group, hub::RecordKind::message, std::move(is_sent));
    std::function<bool(const hub::Heard&)> is_heard = [&](const auto& heard) {
        return views::is_said_about(heard, request);
    };
    const auto heard = co_await views::look_for<hub::Heard>(
        parts_.store, group, hub::RecordKind::heard, std::move(is_heard));
    views::Wanted wanted;
    wanted.add(request.resident);
    for (const hub::OutgoingMessage& message : sent) wanted.add(message.to);
    const views::People people =
        co_await views::load_people(parts_.store, group, std::move(wanted));
    co_return views::conversation(sent, heard, people, render_);
}

Views::Answer Views::show(Visit visit, hub::Talk query) {
    const auto person = co_await find<hub::Person>(visit.id(), hub::person_record(query.person));
    if (person.version == 0) co_return hub::Refusal::not_found;
    const auto talk =
        co_await find<hub::Conversation>(visit.id(), hub::conversation_record(query.person));
    std::function<bool(const hub::OutgoingMessage&)> is_to = [&](const auto& message) {
        return message.to == query.person;
    };
    const auto sent = co_await views::look_for<hub::OutgoingMessage>(
        parts_.store, visit.id(), hub::RecordKind::message, std::move(is_to));
    std::function<bool(const hub::Heard&)> is_by = [&](const auto& heard) {
        return heard.person == query.person;
    };
    const auto heard = co_await views::look_for<hub::Heard>(
        parts_.store, visit.id(), hub::RecordKind::heard, std::move(is_by));
    views::Wanted wanted;
    wanted.add(query.person);
    wanted.add(talk.value.held_by);
    const views::People people =
        co_await views::load_people(parts_.store, visit.id(), std::move(wanted));
    hub::TalkView view{.person = people.view(query.person)};
    if (talk.value.held_until && *talk.value.held_until > visit.setting.now) {
        view.held_by = people.name(talk.value.held_by);
        view.held_until = talk.value.held_until;
    }
    view.said = views::conversation(sent, heard, people, render_);
    co_return view;
}

}  // namespace services
