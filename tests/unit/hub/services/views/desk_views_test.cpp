#include "tests/unit/hub/services/views/house.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using support::ten;

constexpr hub::Role coordinator = hub::Role::coordinator;

struct Desk : support::House {
    template <class View>
    View at_desk(const hub::Query& query) {
        return see<View>("a", coordinator, "a-carol", query);
    }
    hub::Refusal refusal(const hub::Query& query) {
        const auto answer = ask("a", coordinator, "a-carol", query);
        return answer ? hub::Refusal::none : static_cast<hub::Refusal>(answer.error().value());
    }
};

}  // namespace

TEST_CASE_METHOD(Desk,
                 "the queue holds the group's requests that are not over, drafts among them") {
    hub::Request draft = support::sample_request("a-draft");
    draft.state = hub::RequestState::draft;
    draft.opened_at = std::nullopt;
    hub::Request over = support::sample_request("a-over");
    over.state = hub::RequestState::closed;
    put("a", {draft, over});
    const auto view = at_desk<hub::QueueView>(hub::Queue{});
    std::set<std::string> ids;
    for (const hub::RowView& row : view.rows) ids.insert(row.request.text);
    CHECK(ids == std::set<std::string>{"a-held", "a-asked", "a-draft"});
    CHECK(view.rows.front().request.text == "a-draft");  // waits longest
    CHECK(view.open_alerts == 1);
    CHECK(view.calls == 1);
    CHECK(view.more == 0);
    CHECK_FALSE(view.paused);
}

TEST_CASE_METHOD(Desk, "a row after an event is the row of the queue") {
    const auto queue = at_desk<hub::QueueView>(hub::Queue{});
    for (const hub::RowView& row : queue.rows)
        CHECK(at_desk<hub::RowView>(hub::QueueRow{row.request}) == row);
    CHECK(queue.rows[0].resident.reveal == "Rosa CANARY-surname");
}

TEST_CASE_METHOD(Desk, "of a long queue five hundred rows are shown and the others counted") {
    for (int batch = 0; batch < 6; ++batch) {
        std::vector<hub::Record> records;
        for (int i = 0; i < 100; ++i)
            records.emplace_back(
                support::sample_request("a-" + std::to_string(batch) + "-" + std::to_string(i)));
        put("a", records);
    }
    const auto view = at_desk<hub::QueueView>(hub::Queue{});
    CHECK(view.rows.size() == 500);
    CHECK(view.more == 102);
}

TEST_CASE_METHOD(Desk, "a story holds words, street and what was said") {
    const auto view = at_desk<hub::StoryView>(hub::RequestStory{{"a-asked"}});
    CHECK(view.words.reveal == "CANARY-words: insulin");
    CHECK(view.resident.number.reveal == "+4477CANARY-number-a-rosa");
    REQUIRE(view.said.size() == 2);
    CHECK(view.said[0].text.reveal == "CANARY-heard");
    CHECK(view.said[1].text.reveal == "desk_says we ring you");
    REQUIRE(view.alerts.size() == 1);
    CHECK(view.alerts[0].kind == hub::AlertKind::ring);
    REQUIRE(view.notes.size() == 1);
    CHECK(at_desk<hub::StoryView>(hub::RequestStory{{"a-held"}}).said.size() == 1);
}

TEST_CASE_METHOD(Desk, "a talk says who has taken it over, until that lapses") {
    CHECK(at_desk<hub::TalkView>(hub::Talk{{"a-rosa"}}).held_by.reveal == "Carol Day");
    CHECK(at_desk<hub::TalkView>(hub::Talk{{"a-rosa"}}).said.size() == 2);
    clock.advance(std::chrono::hours{1});
    const auto later = at_desk<hub::TalkView>(hub::Talk{{"a-rosa"}});
    CHECK(later.held_by.empty());
    CHECK_FALSE(later.held_until);
    CHECK(at_desk<hub::TalkView>(hub::Talk{{"a-di"}}).said.empty());
}

TEST_CASE_METHOD(Desk, "alerts that nobody settled are shown with person and reference") {
    const auto view = at_desk<hub::AlertsView>(hub::Alerts{});
    REQUIRE(view.alerts.size() == 1);
    CHECK(view.alerts[0].alert.text == "a-ring");
    CHECK(view.alerts[0].reference == "R7");
    CHECK(view.alerts[0].person.name.reveal == "Rosa CANARY-surname");
}

TEST_CASE_METHOD(Desk, "volunteers are listed, those who wait for approval first") {
    hub::Volunteer waiting = support::sample_volunteer("a-wes");
    waiting.approved = false;
    put("a", {waiting, support::sample_person("a-wes", "Wes")});
    const auto view = at_desk<hub::VolunteersView>(hub::Volunteers{});
    REQUIRE(view.volunteers.size() == 3);
    CHECK(view.volunteers[0].person.name.reveal == "Wes");
    CHECK(view.volunteers[1].person.name.reveal == "Bo CANARY-helper");
    for (const hub::VolunteerView& one : view.volunteers) {
        CHECK(one.lat != 51.5501234);
        CHECK(one.lon != -0.0701234);
    }
}

TEST_CASE_METHOD(
    Desk, "candidates are those of the short list, then those who may not be asked and why") {
    const auto view = at_desk<hub::CandidatesView>(hub::Candidates{{"a-asked"}});
    REQUIRE(view.candidates.size() == 2);
    CHECK(view.candidates[0].person.name.reveal == "Di Dahl");
    CHECK(view.candidates[0].may_be_asked);
    CHECK(view.candidates[1].person.person.text == "a-bo");
    CHECK_FALSE(view.candidates[1].may_be_asked);
    CHECK(view.candidates[1].reasons.front() == "asked_before");
}

TEST_CASE_METHOD(Desk, "duties come with the coordinators who can be given one") {
    hub::Group group = support::sample_group("a");
    group.coordinators = {{"a-carol"}};
    group.duties = {{.person = {"a-carol"}, .from = ten, .until = ten + std::chrono::hours{8}}};
    group.patches.clear();
    hub::Handover handover{.text = {"the key is with Di"}, .by = {"a-carol"}, .at = ten};
    put("a", {group, handover});
    const auto view = at_desk<hub::DutiesView>(hub::Duties{});
    REQUIRE(view.duties.size() == 1);
    CHECK(view.duties[0].name.reveal == "Carol Day");
    REQUIRE(view.coordinators.size() == 1);
    CHECK(view.handover.reveal == "the key is with Di");
    CHECK(view.handover_by.reveal == "Carol Day");
    CHECK(at_desk<hub::MeView>(hub::Me{}).on_duty);
    clock.advance(std::chrono::hours{8});
    CHECK_FALSE(at_desk<hub::MeView>(hub::Me{}).on_duty);
}

TEST_CASE_METHOD(Desk, "settings are the group as it is now") {
    const auto view = at_desk<hub::GroupSettingsView>(hub::GroupSettings{});
    CHECK(view.now.name == "Helpers");
    CHECK(view.now.postcode == "E8 3");
    CHECK(view.now.daily_segments == 100);
    CHECK(view.known_needs.size() == 2);
}

TEST_CASE_METHOD(Desk, "a broadcast's reach and cost are told first") {
    hub::Volunteer paused = support::sample_volunteer("a-pia");
    paused.paused_until = ten + std::chrono::hours{1};
    hub::DayBudget budget{.day = "2026-11-24", .segments = 40};
    put("a", {paused, support::sample_person("a-pia", "Pia"), budget});
    hub::BroadcastEstimate query;
    query.text = {"Food bank on Saturday"};
    auto view = at_desk<hub::EstimateView>(query);
    CHECK(view == hub::EstimateView{.reach = 2, .segments = 4, .budget_left = 60});
    query.audience.needs = {{"call"}};
    CHECK(at_desk<hub::EstimateView>(query).reach == 0);
    query.audience = {.needs = {}, .postcode = "E8 3", .within = {100}};
    CHECK(at_desk<hub::EstimateView>(query).reach == 0);
    query.audience.postcode = "ZZ9";
    CHECK(refusal(query) == hub::Refusal::invalid);
    clock.advance(std::chrono::hours{24});
    query.audience.postcode = "";
    CHECK(at_desk<hub::EstimateView>(query).budget_left == 100);
}

TEST_CASE_METHOD(Desk, "an object of another group answers exactly like one that is not there") {
    const std::string id = GENERATE(as<std::string>{}, "b-asked", "b-rosa", "b-bo", "nothing", "");
    const std::vector<hub::Query> queries{
        hub::QueueRow{{id}}, hub::RequestStory{{id}}, hub::Talk{{id}}, hub::Candidates{{id}}};
    for (const hub::Query& query : queries) CHECK(refusal(query) == hub::Refusal::not_found);
    CHECK(ask("b", coordinator, "b-carol", hub::QueueRow{{"b-asked"}}).has_value());
}

TEST_CASE_METHOD(Desk, "what a desk sees is of its own group only") {
    for (const hub::RowView& row : at_desk<hub::QueueView>(hub::Queue{}).rows)
        CHECK(row.request.text.starts_with("a-"));
    for (const hub::AlertView& alert : at_desk<hub::AlertsView>(hub::Alerts{}).alerts)
        CHECK(alert.alert.text.starts_with("a-"));
    for (const auto& one : at_desk<hub::VolunteersView>(hub::Volunteers{}).volunteers)
        CHECK(one.person.person.text.starts_with("a-"));
}

TEST_CASE_METHOD(
    Desk, "a guest reads of the group what anybody may, and nothing of a group that is not there") {
    const auto view = see<hub::GroupView>("a", hub::Role::resident, "", hub::AboutGroup{});
    CHECK(view.name == "Helpers");
    CHECK(view.area == "E8");
    CHECK(ask("c", hub::Role::resident, "", hub::AboutGroup{}).error() == hub::Refusal::not_found);
    CHECK(ask("c", coordinator, "a-carol", hub::Queue{}).error() == hub::Refusal::not_found);
}
