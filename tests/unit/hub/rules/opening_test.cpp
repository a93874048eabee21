// A whole request from a page: what is wrong with it, what is made of it, and what is kept of the
// person.

#include "hub/rules/opening.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using hub::Refusal;
using std::chrono::hours;

const hub::TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + hours{10}};
const hub::TimeZone utc{};

hub::Place near_by() {
    return {.name = "E8 3",
            .level = hub::PlaceLevel::sector,
            .centre = {51.54, -0.06},
            .radius = {300}};
}

hub::Group helpers() {
    hub::Group group;
    group.id = {"g"};
    group.name = "Hackney Helpers";
    group.needs = {{"shopping"}, {"call"}, {"dog_walking"}};
    group.area = near_by();
    group.area.radius = {5000};
    group.coordinators = {{"carol"}};
    return group;
}

hub::OpenRequest walk() {
    return {.name = {"Rosa Luz"},
            .number = {"+447700900100"},
            .need = {"dog_walking"},
            .words = {"Bruno, small and friendly"},
            .postcode = "E8 3PN",
            .street = {"12 Mare Street"}};
}

std::string field_of(const hub::OpenRequest& command,
                     const std::optional<hub::Place>& place = near_by()) {
    const auto problem = rules::problem_of(command, helpers(), place, now);
    if (!problem) return "";
    CHECK(problem->sentence.size() > 20);
    CHECK(problem->sentence.back() == '.');
    return problem->field;
}

struct Page {
    rules::Standing standing{.group = {helpers(), 1}, .person = {{.id = {"rosa"}}, 0}};
    rules::Opening opening{
        .command = walk(),
        .place = near_by(),
        .reachable = {.channel = "sms", .number = {"+447700900100"}, .address = {"a"}},
        .came = "web"};
    rules::Chance chance{1, 2, now};

    rules::Moment moment() { return {.now = now, .zone = utc, .chance = chance}; }
    hub::Result<hub::Changes> open() { return rules::open_request(standing, moment(), opening); }
};

template <class T>
std::vector<T> put_in(const hub::Changes& changes) {
    std::vector<T> found;
    for (const hub::Record& record : changes.puts) {
        if (const auto* one = std::get_if<T>(&record)) found.push_back(*one);
    }
    return found;
}

std::vector<std::string> phrases_in(const hub::Changes& changes) {
    std::vector<std::string> phrases;
    for (const auto& message : put_in<hub::OutgoingMessage>(changes))
        phrases.push_back(message.wording.phrase);
    return phrases;
}

}  // namespace

TEST_CASE("what is wrong with a request is said about the field that it is wrong in") {
    CHECK(field_of(walk()).empty());
    hub::OpenRequest asked = walk();
    std::string expected;
    SECTION("no name") {
        asked.name = {};
        expected = "name";
    }
    SECTION("an endless name") {
        asked.name = {std::string(101, 'x')};
        expected = "name";
    }
    SECTION("an endless introducer") {
        asked.introducer = {std::string(101, 'x')};
        expected = "introducer";
    }
    SECTION("no need") {
        asked.need = {};
        expected = "need";
    }
    SECTION("not this group's") {
        asked.need = {"juggling"};
        expected = "need";
    }
    SECTION("no street") {
        asked.street = {};
        expected = "street";
    }
    SECTION("an endless street") {
        asked.street = {std::string(201, 'x')};
        expected = "street";
    }
    SECTION("endless words") {
        asked.words = {std::string(2001, 'x')};
        expected = "words";
    }
    SECTION("no helper") {
        asked.helpers_wanted = 0;
        expected = "helpers_wanted";
    }
    SECTION("a crowd") {
        asked.helpers_wanted = 11;
        expected = "helpers_wanted";
    }
    SECTION("ends before it begins") {
        asked.window = {now + hours{2}, now + hours{2}};
        expected = "window";
    }
    SECTION("over") {
        asked.window = {now - hours{2}, now};
        expected = "window";
    }
    SECTION("next year") {
        asked.window = {now + hours{24 * 91}, now + hours{24 * 92}};
        expected = "window";
    }
    SECTION("shopping that nobody pays for") {
        asked.need = {"shopping"};
        expected = "who_pays";
    }
    SECTION("paid as the group does not") {
        asked.who_pays = hub::WhoPays::kitty;
        expected = "who_pays";
    }
    SECTION("shopping with nothing to pay") {
        asked.need = {"shopping"};
        asked.who_pays = hub::WhoPays::nobody;
        expected = "who_pays";
    }
    CHECK(field_of(asked) == expected);
}

TEST_CASE("a postcode must be known and in the area") {
    CHECK(field_of(walk(), std::nullopt) == "postcode");
    hub::OpenRequest without = walk();
    without.postcode.clear();
    CHECK(field_of(without, std::nullopt) == "postcode");
    hub::Place far = near_by();
    far.centre = {53.48, -2.24};  // Manchester
    CHECK(field_of(walk(), far) == "postcode");
}

TEST_CASE("a phone call needs no door, and what costs nothing needs no payment") {
    hub::OpenRequest call = walk();
    call.need = {"call"};
    call.street = {};
    CHECK(field_of(call).empty());
    call.who_pays = hub::WhoPays::nobody;
    CHECK(field_of(call).empty());
    hub::OpenRequest shopping = walk();
    shopping.need = {"shopping"};
    shopping.who_pays = hub::WhoPays::helper_repaid;
    CHECK(field_of(shopping).empty());
}

TEST_CASE(
    "a whole request is open at once, with all that it needs, and the resident knows its "
    "reference") {
    Page page;
    page.opening.command.introducer = {"Nia from next door"};
    page.opening.command.helpers_wanted = 2;
    page.opening.command.urgency = hub::Urgency::urgent;
    const auto changes = page.open();
    REQUIRE(changes.has_value());
    REQUIRE(put_in<hub::Request>(*changes).size() == 1);
    const hub::Request request = put_in<hub::Request>(*changes).front();
    CHECK(request.state == hub::RequestState::open);
    CHECK(request.resident.text == "rosa");
    CHECK(request.reference.size() == 5);
    CHECK_FALSE(request.doorstep_word.empty());
    CHECK(request.introducer.reveal == "Nia from next door");
    CHECK(request.channel == "web");
    CHECK(request.helpers_wanted == 2);
    CHECK(request.urgency == hub::Urgency::urgent);
    CHECK(request.window == hub::Window{now, now + hours{48}});
    CHECK(request.opened_at == now);
    CHECK(changes->answer.text == request.id.text);
    CHECK(std::count(changes->timers.begin(),
                     changes->timers.end(),
                     hub::Timer{hub::record_id(request.id), hub::TimerKind::dispatch, now}) == 1);
    CHECK(phrases_in(*changes) == std::vector<std::string>{"confirmed", "privacy"});
    CHECK(put_in<hub::OutgoingMessage>(*changes).front().wording.values.at("reference") ==
          request.reference);
    const hub::Conversation talk = put_in<hub::Conversation>(*changes).front();
    CHECK(talk.requests == std::vector<hub::RequestId>{request.id});
    CHECK(talk.request == request.id);
    const hub::Person person = put_in<hub::Person>(*changes).front();
    CHECK(person.number.reveal == "+447700900100");
    CHECK(person.channel == "sms");
    CHECK(person.name.reveal == "Rosa Luz");
    CHECK(person.street.reveal == "12 Mare Street");
    CHECK(has_role(person, hub::Role::resident));
}

TEST_CASE("what a stranger says of somebody who is known changes nothing about them") {
    for (const bool own_word : {false, true}) {
        Page page;
        page.opening.own_word = own_word;
        page.opening.command.name = {"Somebody Else"};
        page.opening.command.language = "cy";
        page.standing.person = {{.id = {"rosa"},
                                 .name = {"Rosa Luz"},
                                 .street = {"1 Known Road"},
                                 .told_privacy_at = now},
                                4};
        const auto changes = page.open();
        REQUIRE(changes.has_value());
        const hub::Person person = put_in<hub::Person>(*changes).front();
        CHECK(person.name.reveal == (own_word ? "Somebody Else" : "Rosa Luz"));
        CHECK(person.street.reveal == (own_word ? "12 Mare Street" : "1 Known Road"));
        CHECK(person.language == "en");
        CHECK(put_in<hub::Request>(*changes).front().street.reveal == "12 Mare Street");
        CHECK(phrases_in(*changes) == std::vector<std::string>{"confirmed"});
    }
}

TEST_CASE("who said STOP, is blocked or has too many open is refused") {
    Page page;
    Refusal expected = Refusal::none;
    page.standing.person.version = 2;
    SECTION("stopped") {
        page.standing.person.value.stopped = true;
        expected = Refusal::stopped;
    }
    SECTION("blocked") {
        page.standing.person.value.blocked = true;
        expected = Refusal::not_allowed;
    }
    SECTION("five open") {
        page.standing.talk.value.requests.assign(rules::max_requests_per_resident, {"r"});
        expected = Refusal::full;
    }
    SECTION("eight open, and the desk asks") {
        page.opening.by_desk = true;
        page.standing.talk.value.requests.assign(rules::max_requests_by_desk, {"r"});
        expected = Refusal::full;
    }
    CHECK(page.open().error() == expected);
}

TEST_CASE("the desk may open one more than a resident") {
    Page page;
    page.opening.by_desk = true;
    page.standing.talk.value.requests.assign(rules::max_requests_per_resident, {"r"});
    CHECK(page.open().has_value());
}

TEST_CASE("while the group pauses a request is kept and the resident told so") {
    Page page;
    page.standing.group.value.paused_since = now - hours{1};
    const auto changes = page.open();
    REQUIRE(changes.has_value());
    CHECK(phrases_in(*changes) == std::vector<std::string>{"kept_while_paused", "privacy"});
    CHECK(put_in<hub::Request>(*changes).front().state == hub::RequestState::open);
    CHECK(put_in<hub::Request>(*changes).front().told_waiting_at == now);
}

TEST_CASE("words of danger are held for the desk and nothing is opened") {
    Page page;
    page.opening.command.words = {"I have chest pain"};
    const hub::Changes changes =
        rules::hold_request(page.standing, page.moment(), page.opening, "chest_pain");
    CHECK(changes.answer.text == "danger");
    CHECK(put_in<hub::Request>(changes).empty());
    REQUIRE(put_in<hub::Alert>(changes).size() == 1);
    CHECK(put_in<hub::Alert>(changes).front().kind == hub::AlertKind::danger);
    CHECK(put_in<hub::Alert>(changes).front().words.reveal == "I have chest pain");
    CHECK(phrases_in(changes) ==
          std::vector<std::string>{"emergency.england", "alert_danger", "alert_code"});
    CHECK(put_in<hub::OutgoingMessage>(changes).front().purpose == hub::Purpose::safety);
    CHECK(put_in<hub::Person>(changes).front().number.reveal == "+447700900100");
}

TEST_CASE("a request taken up again is among the resident's, once, and the bound holds") {
    hub::Versioned<hub::Conversation> talk{{.person = {"rosa"}}, 3};
    for (int i = 0; i < 8; ++i) talk.value.requests.push_back({"r" + std::to_string(i)});
    const hub::Changes again = rules::take_up_again(talk, {"rosa"}, {"new"});
    const auto requests = put_in<hub::Conversation>(again).front().requests;
    CHECK(requests.size() == 8);
    CHECK(requests.back().text == "new");
    CHECK(rules::take_up_again(talk, {"rosa"}, {"r3"}).puts.empty());
}
