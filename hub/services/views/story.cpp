#include "hub/services/views/story.hpp"

#include "hub/rules/phrases.hpp"

#include <algorithm>
#include <tuple>

namespace services::views {

namespace {

constexpr std::chrono::minutes before_it_began{15};
constexpr std::chrono::hours after_it_ended{24};

hub::SaidView said_view(const hub::OutgoingMessage& message,
                        const People& people,
                        const Render& render) {
    using By = hub::SaidView::By;
    const hub::Person& receiver = people.of(message.to);
    const bool by_person = message.wording.phrase == rules::phrases::desk_says.name;
    return {.id = message.id,
            .with = message.to,
            .name = receiver.name,
            .by = by_person ? By::coordinator : By::hub,
            .text = {render(message.wording, receiver.language)},
            .at = message.created_at,
            .state = message.state,
            .reason = message.reason};
}

hub::SaidView said_view(const hub::Heard& heard, const People& people) {
    return {.id = heard.id,
            .with = heard.person,
            .name = people.name(heard.person),
            .by = hub::SaidView::By::person,
            .text = heard.words,
            .at = heard.at,
            .state = hub::MessageState::read};
}

hub::OfferView offer_view(const hub::Offer& offer,
                          const std::map<hub::MessageId, hub::MessageState>& told,
                          const People& people) {
    const auto text = told.find(offer.message);
    return {.offer = offer.id,
            .volunteer = people.view(offer.to),
            .state = offer.state,
            .code = offer.code,
            .told = text == told.end() ? hub::MessageState::unknown : text->second,
            .proposed_at = offer.proposed_at,
            .lapses_at = offer.lapses_at,
            .answered_at = offer.answered_at,
            .expected_at = offer.expected_at,
            .condition = offer.condition,
            .by_hand = people.name(offer.by_hand)};
}

template <class T>
void keep_last(std::vector<T>& all, std::size_t most) {
    if (all.size() > most) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(most));
}

}  // namespace

bool is_said_about(const hub::OutgoingMessage& message, const hub::RequestId& request) {
    return message.about == request && message.purpose != hub::Purpose::alert;
}

bool is_said_about(const hub::Heard& heard, const hub::Request& request) {
    if (heard.person != request.resident || heard.at < request.created_at - before_it_began)
        return false;
    return !request.ended_at || heard.at <= *request.ended_at + after_it_ended;
}

std::vector<hub::SaidView> conversation(const std::vector<hub::OutgoingMessage>& sent,
                                        const std::vector<hub::Heard>& heard,
                                        const People& people,
                                        const Render& render) {
    struct Line {
        hub::TimePoint at{};
        bool answer{};  // of the same moment, what was heard comes first
        std::string id{};
        std::size_t place{};
    };
    std::vector<Line> lines;
    for (std::size_t i = 0; i < heard.size(); ++i)
        lines.push_back({heard[i].at, false, heard[i].id.text, i});
    for (std::size_t i = 0; i < sent.size(); ++i)
        lines.push_back({sent[i].created_at, true, sent[i].id.text, i});
    std::sort(lines.begin(), lines.end(), [](const Line& one, const Line& other) {
        return std::tie(one.at, one.answer, one.id) < std::tie(other.at, other.answer, other.id);
    });
    keep_last(lines, most_said);
    std::vector<hub::SaidView> said;
    said.reserve(lines.size());
    for (const Line& line : lines) {
        said.push_back(line.answer ? said_view(sent[line.place], people, render)
                                   : said_view(heard[line.place], people));
    }
    return said;
}

void want_names(Wanted& wanted, const hub::Alert& alert) {
    wanted.add(alert.person);
    wanted.add(alert.acknowledged_by);
}

hub::AlertView alert_view(const hub::Alert& alert,
                          const hub::Request* about,
                          const People& people) {
    return {.alert = alert.id,
            .kind = alert.kind,
            .person = people.view(alert.person),
            .request = alert.request,
            .reference = about == nullptr ? std::string() : about->reference,
            .words = alert.words,
            .raised_at = alert.raised_at,
            .acknowledged_by = people.name(alert.acknowledged_by),
            .told = static_cast<int>(alert.told.size())};
}

void sort_alerts(std::vector<hub::Alert>& alerts) {
    std::sort(alerts.begin(), alerts.end(), [](const hub::Alert& one, const hub::Alert& other) {
        return std::tie(one.raised_at, one.id) > std::tie(other.raised_at, other.id);
    });
    if (alerts.size() > most_alerts) alerts.resize(most_alerts);
}

void want_story_names(Wanted& wanted, const hub::Request& request, hub::TimePoint now) {
    want_names(wanted, request, now);
    for (const hub::Offer& offer : request.offers) {
        wanted.add(offer.to);
        wanted.add(offer.by_hand);
    }
    for (const hub::Note& note : request.notes) wanted.add(note.by);
}

hub::StoryView story(const hub::Request& request,
                     const hub::RowView& row,
                     const std::map<hub::MessageId, hub::MessageState>& told,
                     const std::vector<hub::Alert>& open_alerts,
                     const People& people) {
    hub::StoryView view{.row = row,
                        .resident = people.view(request.resident),
                        .words = request.words,
                        .street = request.street,
                        .who_pays = request.who_pays,
                        .doorstep_word = request.doorstep_word,
                        .channel = request.channel,
                        .introducer = request.introducer,
                        .created_at = request.created_at,
                        .opened_at = request.opened_at,
                        .ended_at = request.ended_at};
    for (const hub::Offer& offer : request.offers)
        view.offers.push_back(offer_view(offer, told, people));
    for (const hub::Note& note : request.notes)
        view.notes.push_back({.by = people.name(note.by), .at = note.at, .text = note.text});
    for (const hub::Alert& alert : open_alerts) {
        if (is_about(alert, request)) view.alerts.push_back(alert_view(alert, &request, people));
    }
    return view;
}

}  // namespace services::views
