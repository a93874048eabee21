// Stories that begin on a page or at the desk's telephone, and go on by text.

#include "config/languages.hpp"
#include "hub/services/acts.hpp"
#include "hub/services/intake.hpp"
#include "tests/support/run.hpp"
#include "tests/support/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <regex>

namespace {

using hub::Refusal;
using hub::Role;
using std::chrono::minutes;

constexpr const char* rosa = "+447700900100";  // asks
constexpr const char* ann = "+447700900101";
constexpr const char* bo = "+447700900102";

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

struct Doors : support::Town {
    Doors()
        : languages(
              config::load_languages(std::filesystem::path{AIDHUB_SOURCE} / "config/languages")),
          places(std::filesystem::path{AIDHUB_SOURCE} / "config/places/gb-postcode-centres.csv"),
          circumstances(clock(), calendar, random),
          acts(store(), circumstances),
          intake({store(), vault, numbering, places, languages.lexicon, circumstances}, "GB") {
        add_volunteer(ann, "Ann Ash", "E8 3", "shopping medication dog_walking");
        add_volunteer(bo, "Bo Birch", "E8 4", "shopping");
    }

    hub::OpenRequest walk() {
        return {.name = {"Rosa Luz"},
                .number = {rosa},
                .need = {"dog_walking"},
                .words = {"Bruno is small and friendly"},
                .postcode = "E8 3PN",
                .street = {"12 Mare Street"}};
    }
    hub::Actor guest() { return {.role = Role::resident, .group = group()}; }
    hub::Actor as(const hub::PersonId& who, Role role = Role::resident) {
        return {.role = role, .group = group(), .person = who};
    }
    hub::Actor desk() { return as(coordinator_id(), Role::coordinator); }
    hub::PersonId coordinator_id() {
        const auto loaded =
            support::run(loop, store().load(hub::scope_of(group()), {hub::group_record()}, {}));
        return loaded.get<hub::Group>(hub::group_record()).value.coordinators.front();
    }
    hub::Result<hub::Committed> open(const hub::Actor& actor, const hub::OpenRequest& command) {
        return open_as(actor, command, "open-" + std::to_string(++pages));
    }
    hub::Result<hub::Committed> open_as(const hub::Actor& actor,
                                        const hub::OpenRequest& command,
                                        const std::string& key) {
        auto committed =
            support::run(loop, intake.open(actor, command, {.text = key, .fingerprint = "f"}));
        pass(minutes{0});
        return committed;
    }
    std::string problem(const hub::Actor& actor, const hub::OpenRequest& command) {
        const auto found = support::run(loop, intake.problem(actor, command));
        return found ? found->field : "";
    }
    hub::Result<hub::Committed> act(const hub::Actor& actor, const hub::Command& command) {
        const hub::IdempotencyKey key{.text = "act-" + std::to_string(++pages),
                                      .fingerprint = "f"};
        auto committed = support::run(loop, acts.act(actor, command, key));
        pass(minutes{0});
        return committed;
    }
    hub::Person person(const hub::PersonId& id) {
        const auto record = hub::person_record(id);
        return support::run(loop, store().load(hub::scope_of(group()), {record}, {}))
            .get<hub::Person>(record)
            .value;
    }
    std::size_t alerts_of(hub::AlertKind kind) {
        const auto all = alerts();
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [&](const auto& alert) { return alert.kind == kind; }));
    }
    void pause(bool paused) {
        const auto record = hub::group_record();
        auto known = support::run(loop, store().load(hub::scope_of(group()), {record}, {}))
                         .get<hub::Group>(record);
        hub::Changes changes;
        changes.at = clock().now();
        changes.actor = changes.action = "test";
        changes.rests_on(record, known);
        known.value.paused_since.reset();
        if (paused) known.value.paused_since = clock().now();
        changes.put(known.value);
        REQUIRE(support::run(loop, store().commit(hub::scope_of(group()), changes)).has_value());
    }

    boost::asio::io_context loop;
    config::Languages languages;
    places::PostcodeTable places;
    support::PlainVault vault;
    support::PlainNumbering numbering;
    calendar::IcuCalendar calendar;
    support::SeededRandom random{11};
    services::Circumstances circumstances;
    services::Acts acts;
    services::Intake intake;
    int pages{};
};

}  // namespace

TEST_CASE_METHOD(Doors, "from a guest's page to help at the door, with a delay on the way") {
    const auto opened = open(guest(), walk());
    REQUIRE(opened.has_value());
    const hub::Request asked = only_request();
    CHECK(opened->answer.text == asked.id.text);
    CHECK(asked.channel == "web");
    const std::string confirmed = heard(rosa);
    INFO(confirmed);
    CHECK(has(confirmed, asked.reference));
    const std::string offer = heard(ann);
    INFO(offer);
    CHECK(has(offer, "dog walking"));
    for (const char* personal : {"Rosa", "Mare", "Bruno", rosa}) CHECK_FALSE(has(offer, personal));

    const hub::OfferId taken = only_request().offers.front().id;
    const hub::Actor helper = as(only_request().offers.front().to, Role::volunteer);
    REQUIRE(act(helper, hub::AcceptOffer{asked.id, taken}).has_value());
    CHECK(only_request().state == hub::RequestState::filled);
    CHECK(has(heard(ann), "12 Mare Street"));
    CHECK(has(heard(rosa), asked.doorstep_word));

    REQUIRE(act(helper, hub::ReportDelay{asked.id, taken, minutes{30}}).has_value());
    const std::string late = heard(rosa);
    INFO(late);
    CHECK(has(late, "Ann"));
    CHECK(has(late, "10:30"));
    REQUIRE(act(helper, hub::ReportDone{asked.id, taken}).has_value());
    CHECK(has(heard(rosa), "YES"));
    text(rosa, "yes, all is well");
    CHECK(only_request().state == hub::RequestState::closed);
}

TEST_CASE_METHOD(Doors, "the same key opens once, and gives the same answer") {
    const auto first = open_as(guest(), walk(), "k");
    const auto again = open_as(guest(), walk(), "k");
    REQUIRE(again.has_value());
    CHECK(again->repeated);
    CHECK(again->answer.text == first->answer.text);
    CHECK(requests().size() == 1);
    CHECK(heard(rosa) != "");
}

TEST_CASE_METHOD(Doors, "a guest's number decides who they are, and five requests are enough") {
    for (std::size_t i = 0; i < rules::max_requests_per_resident; ++i) {
        REQUIRE(open(guest(), walk()).has_value());
    }
    CHECK(open(guest(), walk()).error() == Refusal::full);
    const auto all = requests();
    CHECK(std::all_of(all.begin(), all.end(), [&](const auto& one) {
        return one.resident == all.front().resident;
    }));
    text(rosa, "cancel");
    text(rosa, "yes");
    CHECK(open(guest(), walk()).has_value());  // one place is free again
}

TEST_CASE_METHOD(Doors,
                 "a landline is rung: by the desk only, and what the resident is to hear is on the "
                 "desk's list") {
    hub::OpenRequest rang = walk();
    rang.channel = "call";
    rang.number = {"+442079460000"};
    CHECK(open(guest(), rang).error() == Refusal::invalid);
    CHECK(problem(guest(), rang) == "channel");
    REQUIRE(open(desk(), rang).has_value());
    const hub::Request asked = only_request();
    CHECK(asked.channel == "desk");
    CHECK(person(asked.resident).channel == "call");
    CHECK(person(asked.resident).number.reveal == "+442079460000");
    CHECK(phones().parcels.end() ==
          std::find_if(phones().parcels.begin(), phones().parcels.end(), [](const auto& parcel) {
              return parcel.to.reveal == "+442079460000";
          }));
    CHECK(alerts_of(hub::AlertKind::ring) >= 1);
}

TEST_CASE_METHOD(
    Doors,
    "somebody signed in leaves out what is known, and asks for a neighbour in their own name") {
    REQUIRE(open(guest(), walk()).has_value());
    const hub::PersonId known = only_request().resident;
    hub::OpenRequest again;
    again.need = {"medication"};
    REQUIRE(open(as(known), again).has_value());
    const auto all = requests();
    const auto second = std::find_if(
        all.begin(), all.end(), [](const auto& one) { return one.need.text == "medication"; });
    REQUIRE(second != all.end());
    CHECK(second->resident == known);
    CHECK(second->street.reveal == "12 Mare Street");
    CHECK(second->place.known());

    hub::OpenRequest neighbour = walk();
    neighbour.name = {"Sam Stone"};
    neighbour.number = {"+447700900177"};
    const auto opened_for = open(as(known), neighbour);
    REQUIRE(opened_for.has_value());
    const auto now = requests();
    const auto theirs = std::find_if(now.begin(), now.end(), [&](const auto& one) {
        return one.id.text == opened_for->answer.text;
    });
    CHECK(theirs->resident != known);
    CHECK(theirs->introducer.reveal == "Rosa Luz");
    CHECK(person(theirs->resident).name.reveal == "Sam Stone");
    CHECK(person(known).name.reveal == "Rosa Luz");
    CHECK(has(heard("+447700900177"), theirs->reference));
}

TEST_CASE_METHOD(Doors, "what does not do is refused, and the page is told which field") {
    hub::OpenRequest bad = walk();
    std::string field;
    SECTION("a number that nobody can reach") {
        bad.number = {"12"};
        field = "number";
    }
    SECTION("no number") {
        bad.number = {};
        field = "number";
    }
    SECTION("a postcode of nowhere") {
        bad.postcode = "ZZ9 9ZZ";
        field = "postcode";
    }
    SECTION("another channel") {
        bad.channel = "pigeon";
        field = "channel";
    }
    SECTION("no name") {
        bad.name = {};
        field = "name";
    }
    CHECK(problem(guest(), bad) == field);
    CHECK(open(guest(), bad).error() == Refusal::invalid);
    CHECK(requests().empty());
    CHECK(heard(rosa).empty());
}

TEST_CASE_METHOD(Doors,
                 "a number that said STOP gets no request, also where the group does not know it") {
    text(rosa, "STOP");
    static_cast<void>(heard(rosa));
    CHECK(open(guest(), walk()).error() == Refusal::stopped);
    CHECK(heard(rosa).empty());
}

TEST_CASE_METHOD(
    Doors,
    "danger on a page is danger: the desk rings, and nobody is sent, whatever else is missing") {
    hub::OpenRequest grave = walk();
    grave.words = {"I have chest pain and cannot breathe"};
    grave.street = {};
    grave.postcode = "";
    const auto answer = open(guest(), grave);
    REQUIRE(answer.has_value());
    CHECK(answer->answer.text == "danger");
    CHECK(requests().empty());
    CHECK(has(heard(rosa), "999"));
    CHECK(has(heard(coordinator), rosa));
    CHECK(alerts_of(hub::AlertKind::danger) == 1);
    CHECK(heard(ann).empty());
}

TEST_CASE_METHOD(Doors, "while the group pauses a request waits, and is served when it is back") {
    pause(true);
    REQUIRE(open(guest(), walk()).has_value());
    CHECK(has(heard(rosa), "break"));
    pass(std::chrono::hours{30});
    CHECK(heard(ann).empty());
    CHECK(only_request().state == hub::RequestState::open);
    pause(false);
    pass(std::chrono::hours{1});
    CHECK(has(heard(ann), "dog walking"));
}

TEST_CASE_METHOD(
    Doors, "the desk asks and assigns by hand, agrees to a condition, and notes what it does") {
    hub::OpenRequest shopping = walk();
    shopping.need = {"shopping"};
    shopping.who_pays = hub::WhoPays::helper_repaid;
    REQUIRE(open(desk(), shopping).has_value());
    const hub::RequestId id = only_request().id;
    REQUIRE(only_request().offers.size() == 2);
    const hub::Offer first = only_request().offers.front();
    REQUIRE(act(as(first.to, Role::volunteer), hub::CounterOffer{id, first.id, {"only after five"}})
                .has_value());
    static_cast<void>(heard(rosa));
    REQUIRE(act(desk(), hub::ClaimCase{id}).has_value());
    REQUIRE(act(desk(), hub::AddNote{id, {"Rosa rang twice"}}).has_value());
    REQUIRE(act(desk(), hub::AgreeToCondition{id, first.id}).has_value());
    CHECK(only_request().state == hub::RequestState::filled);
    CHECK(has(heard(rosa), "only after five"));

    const hub::Offer held = *only_request().offer(first.id);
    REQUIRE(act(as(held.to, Role::volunteer), hub::ReleaseTask{id, held.id}).has_value());
    const hub::PersonId other = only_request().offers.back().to;
    REQUIRE(act(desk(), hub::AssignVolunteer{id, other}).has_value());
    CHECK(only_request().state == hub::RequestState::filled);
    CHECK(only_request().offer_to(other)->by_hand == coordinator_id());
    CHECK(only_request().notes.size() == 1);

    static_cast<void>(heard(rosa));
    const hub::Offer by_hand = *only_request().offer_to(other);
    const hub::Actor nobody = as({"somebody"}, Role::volunteer);
    CHECK(act(nobody, hub::ReleaseTask{id, by_hand.id}).error() == hub::Refusal::not_found);
    REQUIRE(act(desk(), hub::ReleaseTask{id, by_hand.id}).has_value());
    CHECK(only_request().state == hub::RequestState::open);
    CHECK(only_request().offer(by_hand.id)->state == hub::OfferState::released);
    CHECK_FALSE(heard(rosa).empty());
    CHECK(act(desk(), hub::ReleaseTask{id, by_hand.id}).error() == hub::Refusal::wrong_state);
}

TEST_CASE_METHOD(Doors,
                 "a request that was given up and re-opened is the resident's again: they may "
                 "cancel it by text") {
    hub::OpenRequest nobody_does = walk();
    nobody_does.need = {"check_on"};
    REQUIRE(open(guest(), nobody_does).has_value());
    pass(std::chrono::hours{26});
    REQUIRE(only_request().state == hub::RequestState::unmet);
    text(rosa, "any news?");  // from here on the conversation no longer counts it
    CHECK(act(guest(), hub::CancelRequest{only_request().id}).error() == Refusal::not_found);
    REQUIRE(act(desk(), hub::ReopenRequest{only_request().id}).has_value());
    CHECK(only_request().state == hub::RequestState::open);
    text(rosa, "cancel");
    CHECK(only_request().state == hub::RequestState::cancelled);
}
