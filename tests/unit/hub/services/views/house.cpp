#include "tests/unit/hub/services/views/house.hpp"

#include "hub/services/all_of.hpp"

namespace support {

namespace {

constexpr int cost_of_a_text = 2;

std::string words_of(const hub::Wording& wording, std::string_view) {
    std::string words = wording.phrase;
    for (const auto& [name, value] : wording.values) words += " " + value;
    return words;
}

int segments_of(const std::string& channel, const hub::MessageText&) {
    return channel == "sms" ? cost_of_a_text : 0;
}

}  // namespace

std::string of(const std::string& group, const std::string& name) {
    return group + "-" + name;
}

House::House()
    : views_({store, boards_, circumstances_, places_},
             words_of,
             segments_of,
             {{"call"}, {"shopping"}}) {
    furnish("a");
    furnish("b");
}

void House::furnish(const std::string& group) {
    const auto id = [&](const std::string& name) { return of(group, name); };
    hub::Group house = sample_group(group);
    house.coordinators = {{id("carol")}};
    house.patches[1].lead = {id("carol")};
    house.daily_segments = 100;

    hub::Person rosa = sample_person(id("rosa"), "Rosa CANARY-surname");
    hub::Person bo = sample_person(id("bo"), "Bo CANARY-helper");
    const hub::Person di = sample_person(id("di"), "Di Dahl");
    hub::Person carol = sample_person(id("carol"), "Carol Day");
    rosa.roles = {hub::Role::resident};
    bo.roles = {hub::Role::volunteer};
    carol.roles = {hub::Role::coordinator};

    hub::Request held = sample_request(id("held"));
    held.resident = rosa.id;
    held.state = hub::RequestState::filled;
    held.offers = {sample_offer(id("task"), id("bo"), hub::OfferState::accepted)};
    hub::Request asked = sample_request(id("asked"));
    asked.resident = rosa.id;
    asked.offers = {sample_offer(id("offer"), id("bo"), hub::OfferState::proposed)};

    hub::Volunteer helper = sample_volunteer(id("bo"));
    helper.tasks = {{.request = held.id, .offer = held.offers[0].id, .code = "2C", .since = ten}};
    helper.open_offers = {{.request = asked.id, .offer = asked.offers[0].id, .code = "2F"}};
    const hub::Volunteer other = sample_volunteer(id("di"));

    hub::Conversation talk{.person = rosa.id};
    talk.requests = {held.id, asked.id};
    talk.held_by = carol.id;
    talk.held_until = ten + std::chrono::hours{1};
    hub::OutgoingMessage told{.id = {id("told")}, .to = rosa.id};
    told.wording = {.phrase = "desk_says", .values = {{"text", "we ring you"}}};
    told.about = asked.id;
    told.created_at = ten;
    const hub::Heard heard{.id = {id("heard")},
                           .person = rosa.id,
                           .channel = "sms",
                           .words = {"CANARY-heard"},
                           .at = ten - std::chrono::minutes{9}};
    const hub::Alert ring{.id = {id("ring")},
                          .kind = hub::AlertKind::ring,
                          .person = rosa.id,
                          .request = asked.id,
                          .raised_at = ten};
    hub::Alert settled{.id = {id("settled")}, .kind = hub::AlertKind::danger, .person = rosa.id};
    settled.settled_at = ten;
    put(group,
        {house, rosa, bo, di, carol, held, asked, helper, other, talk, told, heard, ring, settled});
}

void House::put(const std::string& group, std::vector<hub::Record> records) {
    hub::Changes changes;
    changes.at = clock.now();
    changes.actor = "test";
    changes.action = "furnish";
    for (hub::Record& record : records) {
        if (const auto* volunteer = std::get_if<hub::Volunteer>(&record))
            changes.announce(hub::VolunteerChanged{volunteer->id});
        changes.put(std::move(record));
    }
    run(loop_, store.commit(hub::scope_of(hub::GroupId{group}), std::move(changes))).value();
}

hub::Result<hub::View> House::ask(const std::string& group,
                                  hub::Role role,
                                  const std::string& person,
                                  const hub::Query& query) {
    const hub::Actor actor{.role = role, .group = {group}, .person = {person}};
    return run(loop_, views_.answer(actor, query));
}

std::vector<std::string> House::audit(const std::string& group) {
    std::vector<std::string> entries;
    for (const hub::AuditLine& line :
         run(loop_, store.audit(hub::scope_of(hub::GroupId{group}), "2026-11")))
        entries.push_back(line.entry);
    return entries;
}

std::vector<hub::Alert> House::alerts(const std::string& group) {
    return run(loop_,
               services::all_of<hub::Alert>(store, hub::GroupId{group}, hub::RecordKind::alert));
}

}  // namespace support
