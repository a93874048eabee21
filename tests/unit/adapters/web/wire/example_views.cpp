#include "tests/unit/adapters/web/wire/examples.hpp"

namespace wire_examples {

namespace {

using namespace std::chrono_literals;

hub::PersonView rosa() {
    return {.person = {"p-rosa"},
            .name = {"Rosa Luz"},
            .number = {"+447700900456"},
            .channel = "sms",
            .language = "en",
            .stopped = false,
            .blocked = false};
}

hub::PersonView bo() {
    return {.person = {"p-bo"},
            .name = {"Bo Lind"},
            .number = {"+447700900123"},
            .channel = "telegram",
            .language = "en"};
}

hub::RowView row() {
    return {.request = {"r-17"},
            .reference = "K7Q",
            .state = hub::RequestState::filled,
            .need = {"shopping"},
            .urgency = hub::Urgency::urgent,
            .place = "E8 3",
            .patch = "Homerton",
            .resident = {"Rosa Luz"},
            .since = noon() - 40min,
            .window = afternoon(),
            .asked = 5,
            .open_offers = 1,
            .helpers = 1,
            .helpers_wanted = 2,
            .helper = {"Bo Lind"},
            .trouble = hub::Trouble::condition_open,
            .claimed_by = {"Dora Quist"},
            .claimed_until = noon() + 30min,
            .lat = 51.5432,
            .lon = -0.0712};
}

hub::AlertView alert() {
    return {.alert = {"a-5"},
            .kind = hub::AlertKind::worried,
            .person = rosa(),
            .request = {"r-17"},
            .reference = "K7Q",
            .words = {"She has no heating."},
            .raised_at = noon(),
            .acknowledged_by = {"Dora Quist"},
            .told = 1};
}

hub::SaidView said() {
    return {.id = {"m-9"},
            .with = {"p-rosa"},
            .name = {"Rosa Luz"},
            .by = hub::SaidView::By::hub,
            .text = {"Bo is coming at five."},
            .at = noon() - 5min,
            .state = hub::MessageState::failed,
            .reason = "unreachable"};
}

hub::StoryView story() {
    return {.row = row(),
            .resident = rosa(),
            .words = {"Bread, milk, cat food"},
            .street = {"12 Elm Street, second bell"},
            .who_pays = hub::WhoPays::card_by_phone,
            .doorstep_word = "MAPLE",
            .channel = "desk",
            .introducer = {"Her neighbour Kim"},
            .offers = {{.offer = {"o-3"},
                        .volunteer = bo(),
                        .state = hub::OfferState::countered,
                        .code = "B2",
                        .told = hub::MessageState::delivered,
                        .proposed_at = noon() - 30min,
                        .lapses_at = noon() + 15min,
                        .answered_at = noon() - 10min,
                        .expected_at = noon() + 5h,
                        .condition = {"after five"},
                        .by_hand = {"Dora Quist"}}},
            .said = {said()},
            .notes = {{.by = {"Dora Quist"}, .at = noon(), .text = {"Rings twice."}}},
            .alerts = {alert()},
            .created_at = noon() - 45min,
            .opened_at = noon() - 40min,
            .ended_at = noon() + 6h};
}

hub::VolunteerView volunteer() {
    return {.person = bo(),
            .approved = true,
            .needs = {{"shopping"}},
            .languages = {"en", "tr"},
            .home = "E8 3",
            .lat = 51.5432,
            .lon = -0.0712,
            .tasks = 1,
            .open_offers = 2,
            .paused_until = noon() + 168h,
            .last_asked_at = noon() - 30min,
            .since = noon() - 720h};
}

void add_desk(std::vector<hub::View>& all) {
    all.emplace_back(
        hub::QueueView{.rows = {row()}, .more = 2, .open_alerts = 3, .calls = 1, .paused = true});
    all.emplace_back(row());
    all.emplace_back(story());
    all.emplace_back(hub::AlertsView{.alerts = {alert()}});
    all.emplace_back(hub::TalkView{
        .person = rosa(), .held_by = {"Dora Quist"}, .held_until = noon() + 4h, .said = {said()}});
    all.emplace_back(hub::VolunteersView{.volunteers = {volunteer()}});
    const hub::CandidateView candidate{
        .person = bo(), .away = {1500}, .reasons = {"near", "asked_before"}, .may_be_asked = true};
    all.emplace_back(hub::CandidatesView{.candidates = {candidate}});
    const hub::DutyView duty{
        .person = {"p-dora"}, .name = {"Dora Quist"}, .from = noon(), .until = noon() + 12h};
    all.emplace_back(hub::DutiesView{.duties = {duty},
                                     .coordinators = {bo()},
                                     .handover = {"Rosa waits for a call."},
                                     .handover_by = {"Dora Quist"},
                                     .handover_at = noon() - 12h});
    all.emplace_back(
        hub::GroupSettingsView{.now = settings(),
                               .hub_numbers = {"sms:+447700900000"},
                               .known_needs = {{"shopping"}, {"medication"}, {"phone_call"}},
                               .paused = true});
    all.emplace_back(hub::EstimateView{.reach = 41, .segments = 82, .budget_left = 700});
    all.emplace_back(hub::FiguresView{
        .figures = {{.name = "requests_open", .count = 12}, {.name = "volunteers", .few = true}}});
}

void add_own(std::vector<hub::View>& all) {
    const hub::MyOfferView offer{.request = {"r-17"},
                                 .offer = {"o-3"},
                                 .state = hub::OfferState::proposed,
                                 .code = "B2",
                                 .need = {"shopping"},
                                 .urgency = hub::Urgency::urgent,
                                 .place = "E8 3",
                                 .away = {1500},
                                 .window = afternoon(),
                                 .lapses_at = noon() + 15min,
                                 .why = {"near", "longest_not_asked"}};
    all.emplace_back(hub::MyOffersView{.offers = {offer}});
    const hub::MyTaskView task{.request = {"r-17"},
                               .offer = {"o-3"},
                               .code = "B2",
                               .reference = "K7Q",
                               .state = hub::RequestState::filled,
                               .need = {"shopping"},
                               .urgency = hub::Urgency::normal,
                               .resident = {"Rosa Luz"},
                               .street = {"12 Elm Street, second bell"},
                               .place = "E8 3",
                               .words = {"Bread, milk, cat food"},
                               .window = afternoon(),
                               .who_pays = hub::WhoPays::card_by_phone,
                               .spending_limit_pence = 3000,
                               .doorstep_word = "MAPLE",
                               .expected_at = noon() + 5h};
    all.emplace_back(hub::MyTasksView{.tasks = {task}});
    all.emplace_back(hub::MyAvailabilityView{.approved = true,
                                             .needs = {{"shopping"}},
                                             .possible_needs = {{"shopping"}, {"medication"}},
                                             .available = weekday_mornings(),
                                             .reach = {2500.5},
                                             .offers_per_day = 2,
                                             .paused_until = noon() + 168h});
    const hub::MyRequestView request{.request = {"r-17"},
                                     .reference = "K7Q",
                                     .state = hub::RequestState::filled,
                                     .need = {"shopping"},
                                     .window = afternoon(),
                                     .asked = 5,
                                     .helper = {"Bo"},
                                     .doorstep_word = "MAPLE",
                                     .expected_at = noon() + 5h,
                                     .since = noon() - 40min};
    all.emplace_back(hub::MyRequestsView{.requests = {request}});
}

}  // namespace

std::vector<hub::View> views() {
    std::vector<hub::View> all;
    all.emplace_back(hub::MeView{.person = {"p-dora"},
                                 .name = {"Dora Quist"},
                                 .roles = {hub::Role::coordinator, hub::Role::volunteer},
                                 .group = {"hackney"},
                                 .group_name = "Hackney helps",
                                 .language = "en",
                                 .zone = "Europe/London",
                                 .paused = true,
                                 .on_duty = true,
                                 .push_key = "BPk8xQ"});
    all.emplace_back(hub::GroupView{.group = {"hackney"},
                                    .name = "Hackney helps",
                                    .area = "E8",
                                    .welcome = "We are your neighbours.\nWe are free.",
                                    .language = "en",
                                    .number = "+447700900000",
                                    .needs = {{"shopping"}, {"medication"}},
                                    .payments = {hub::WhoPays::card_by_phone},
                                    .paused = true});
    add_desk(all);
    add_own(all);
    return all;
}

}  // namespace wire_examples
