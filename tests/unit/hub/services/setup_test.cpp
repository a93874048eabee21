#include "hub/services/setup.hpp"

#include "tests/support/run.hpp"
#include "tests/support/town.hpp"

#include <catch2/catch.hpp>

namespace {

struct Office : support::Town {
    Office()
        : circumstances(clock(), calendar, random),
          setup(store(), vault, numbering, circumstances, "GB") {}

    hub::AddVolunteer somebody() {
        hub::AddVolunteer add;
        add.name = {"Ann Ash"};
        add.number = {"+447700900300"};
        add.volunteer.approved = true;
        add.volunteer.needs = {{"shopping"}};
        add.volunteer.home = {.name = "E8 3",
                              .level = hub::PlaceLevel::sector,
                              .centre = {51.54, -0.06},
                              .radius = {300}};
        return add;
    }
    hub::Result<hub::Answer> add(const hub::AddVolunteer& command,
                                 const std::string& key,
                                 hub::Role role = hub::Role::coordinator) {
        const hub::Actor by{.role = role, .group = group()};
        return support::run(loop,
                            setup.add_volunteer(by, command, {.text = key, .fingerprint = "f"}));
    }
    hub::Loaded load(const std::string& id) {
        const hub::PersonId who{id};
        return support::run(
            loop,
            store().load(
                hub::scope_of(group()), {hub::person_record(who), hub::volunteer_record(who)}, {}));
    }
    hub::Volunteer volunteer(const std::string& id) {
        return load(id).get<hub::Volunteer>(hub::volunteer_record({id})).value;
    }

    boost::asio::io_context loop;
    support::PlainVault vault;
    support::PlainNumbering numbering;
    calendar::IcuCalendar calendar;
    support::SeededRandom random{3};
    services::Circumstances circumstances;
    services::Setup setup;
};

}  // namespace

TEST_CASE_METHOD(Office, "the same volunteer under the same key is added once") {
    const auto first = add(somebody(), "k1");
    REQUIRE(first.has_value());
    const auto version = load(first->text).version(hub::volunteer_record({first->text}));
    CHECK(add(somebody(), "k1")->text == first->text);
    CHECK(load(first->text).version(hub::volunteer_record({first->text})) == version);
}

TEST_CASE_METHOD(Office,
                 "under another key a volunteer's particulars are new, offers and tasks stay") {
    const std::string id = add(somebody(), "k1")->text;
    hub::Volunteer busy = volunteer(id);
    busy.open_offers = {{{"r"}, {"o"}, "2C"}};
    busy.tasks = {{{"q"}, {"p"}, "2F", {}}};
    hub::Changes changes;
    changes.actor = "test";
    changes.action = "test";
    changes.put(busy);
    REQUIRE(support::run(loop, store().commit(hub::scope_of(group()), changes)).has_value());
    hub::AddVolunteer again = somebody();
    again.volunteer.needs = {{"call"}};
    again.volunteer.max_tasks = 7;
    CHECK(add(again, "k2")->text == id);
    CHECK(volunteer(id).needs == std::vector<hub::Need>{{"call"}});
    CHECK(volunteer(id).max_tasks == 7);
    CHECK(volunteer(id).open_offers == busy.open_offers);
    CHECK(volunteer(id).tasks == busy.tasks);
}

TEST_CASE_METHOD(Office, "a resident who becomes a volunteer keeps their person, and a STOP") {
    text("+447700900300",
         "I need my prescription picked up, 12 Mare Street E8 3PN. My name is Ann");
    const hub::PersonId resident = only_request().resident;
    text("+447700900300", "STOP");
    REQUIRE(add(somebody(), "k1")->text == resident.text);
    const auto person = load(resident.text).get<hub::Person>(hub::person_record(resident)).value;
    CHECK(has_role(person, hub::Role::resident));
    CHECK(has_role(person, hub::Role::volunteer));
    CHECK(person.street.reveal == "12 Mare Street");
    CHECK(volunteer(resident.text).stopped);
}

TEST_CASE_METHOD(Office, "what makes no volunteer is refused") {
    hub::AddVolunteer bad = somebody();
    SECTION("a number that cannot be texted") {
        bad.number = {"999"};
    }
    SECTION("no place") {
        bad.volunteer.home = {};
    }
    SECTION("none of the group's needs") {
        bad.volunteer.needs = {{"juggling"}};
    }
    CHECK(add(bad, "k1").error() == hub::Refusal::invalid);
}

TEST_CASE_METHOD(Office, "on a chat channel only who wrote to the bot can be added") {
    hub::AddVolunteer chatting = somebody();
    chatting.channel = "telegram";
    chatting.number = {"7700"};
    CHECK(add(chatting, "k1").error() == hub::Refusal::invalid);
    hub::AddressRecord address;
    address.key = {vault.address_hash("telegram", "7700")};
    address.channel = "telegram";
    address.number = {"7700"};
    hub::Changes changes;
    changes.actor = "test";
    changes.action = "test";
    const hub::Scope scope = hub::scope_of(address.key);
    changes.put(std::move(address));
    REQUIRE(support::run(loop, store().commit(scope, changes)).has_value());
    const auto added = add(chatting, "k2");
    REQUIRE(added.has_value());
    const hub::PersonId id{added->text};
    const auto person = load(id.text).get<hub::Person>(hub::person_record(id)).value;
    CHECK(person.channel == "telegram");
    CHECK(person.number.reveal == "7700");
}

TEST_CASE_METHOD(Office, "who offers help by themselves is not approved and is welcomed") {
    const auto joined = add(somebody(), "k1", hub::Role::resident);
    REQUIRE(joined.has_value());
    CHECK_FALSE(volunteer(joined->text).approved);
    pass(std::chrono::minutes{1});
    CHECK(heard("+447700900300").find("Welcome Ann") != std::string::npos);
}

TEST_CASE_METHOD(Office, "a stranger changes nothing of a volunteer whose number they know") {
    const auto known = add(somebody(), "k1");
    REQUIRE(known.has_value());
    hub::AddVolunteer other = somebody();
    other.name = {"Mal Lory"};
    other.volunteer.needs = {{"call"}};
    const auto again = add(other, "k2", hub::Role::resident);
    REQUIRE(again.has_value());
    CHECK(again->text == known->text);
    CHECK(volunteer(known->text).approved);
    CHECK(volunteer(known->text).needs == std::vector<hub::Need>{{"shopping"}});
}

TEST_CASE_METHOD(
    Office,
    "who says nothing about languages speaks the group's, and keeps what they said before") {
    const std::string id = add(somebody(), "k1")->text;
    CHECK(volunteer(id).languages == std::vector<std::string>{"en"});
    hub::AddVolunteer polish = somebody();
    polish.volunteer.languages = {"pl"};
    REQUIRE(add(polish, "k2").has_value());
    CHECK(volunteer(id).languages == std::vector<std::string>{"pl"});
    REQUIRE(add(somebody(), "k3").has_value());
    CHECK(volunteer(id).languages == std::vector<std::string>{"pl"});
}
