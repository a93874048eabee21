#include "hub/services/views/story.hpp"

#include "tests/unit/hub/services/views/sample.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace services::views;  // NOLINT(google-build-using-namespace)
using support::ten;

hub::OutgoingMessage message(const std::string& id,
                             hub::TimePoint at,
                             const char* phrase = "privacy") {
    hub::OutgoingMessage made{.id = {id}, .to = {"rosa"}};
    made.wording.phrase = phrase;
    made.about = {"r"};
    made.created_at = at;
    made.state = hub::MessageState::failed;
    made.reason = "no_route";
    return made;
}

hub::Heard heard(const std::string& id, hub::TimePoint at) {
    return {.id = {id}, .person = {"rosa"}, .channel = "sms", .words = {"heard " + id}, .at = at};
}

std::string render(const hub::Wording& wording, std::string_view language) {
    return wording.phrase + " in " + std::string(language);
}

People rosa() {
    hub::Person person = support::sample_person("rosa", "Rosa");
    person.language = "pt";
    People people;
    people.add(person);
    return people;
}

}  // namespace

TEST_CASE("what was said is merged by time, in the words that the receiver got") {
    const std::vector<hub::OutgoingMessage> sent{message("m2", ten, "desk_says"),
                                                 message("m1", ten - std::chrono::minutes{5})};
    const std::vector<hub::Heard> words{heard("h1", ten)};
    const auto said = conversation(sent, words, rosa(), render);
    REQUIRE(said.size() == 3);
    CHECK(said[0].text.reveal == "privacy in pt");
    CHECK(said[0].by == hub::SaidView::By::hub);
    CHECK(said[0].state == hub::MessageState::failed);
    CHECK(said[0].reason == "no_route");
    CHECK(said[1].text.reveal ==
          "heard h1");  // of one moment, what was heard comes before the answer
    CHECK(said[1].by == hub::SaidView::By::person);
    CHECK(said[2].by == hub::SaidView::By::coordinator);
    CHECK(said[2].name.reveal == "Rosa");
}

TEST_CASE("of a long conversation the latest two hundred are shown") {
    std::vector<hub::Heard> words;
    for (int i = 0; i < 250; ++i)
        words.push_back(heard("h" + std::to_string(i), ten + std::chrono::seconds{i}));
    const auto said = conversation({}, words, rosa(), render);
    REQUIRE(said.size() == most_said);
    CHECK(said.front().text.reveal == "heard h50");
    CHECK(said.back().text.reveal == "heard h249");
}

TEST_CASE("a text to a phone of the desk is not part of the conversation about a request") {
    hub::OutgoingMessage alert = message("m", ten);
    CHECK(is_said_about(alert, {"r"}));
    CHECK_FALSE(is_said_about(alert, {"another"}));
    alert.purpose = hub::Purpose::alert;
    CHECK_FALSE(is_said_about(alert, {"r"}));
}

TEST_CASE("what the resident wrote counts from the text that began the request") {
    hub::Request request = support::sample_request("r");
    CHECK(is_said_about(heard("h", request.created_at - std::chrono::minutes{1}), request));
    CHECK_FALSE(is_said_about(heard("h", request.created_at - std::chrono::hours{1}), request));
    CHECK(is_said_about(heard("h", request.created_at + std::chrono::hours{400}), request));
    request.ended_at = ten;
    CHECK(is_said_about(heard("h", ten + std::chrono::hours{1}), request));
    CHECK_FALSE(is_said_about(heard("h", ten + std::chrono::hours{25}), request));
    hub::Heard other = heard("h", ten);
    other.person = {"somebody"};
    CHECK_FALSE(is_said_about(other, request));
}

TEST_CASE("the latest two hundred alerts are shown, the latest first") {
    std::vector<hub::Alert> alerts;
    for (int i = 0; i < 201; ++i) {
        hub::Alert one{.id = {"a" + std::to_string(i)}};
        one.raised_at = ten + std::chrono::seconds{i};
        alerts.push_back(one);
    }
    sort_alerts(alerts);
    REQUIRE(alerts.size() == most_alerts);
    CHECK(alerts.front().id.text == "a200");
    CHECK(alerts.back().id.text == "a1");
}

TEST_CASE(
    "a story tells offers with what became of their texts, notes and the request's own alerts") {
    hub::Request request = support::sample_request("r");
    request.offers = {support::sample_offer("o1", "bo", hub::OfferState::proposed),
                      support::sample_offer("o2", "di", hub::OfferState::proposed)};
    request.offers[0].by_hand = {"carol"};
    People people = rosa();
    people.add(support::sample_person("carol", "Carol Day"));
    const std::vector<hub::Alert> alerts{
        {.id = {"mine"}, .kind = hub::AlertKind::danger, .person = {"rosa"}},
        {.id = {"other"}, .kind = hub::AlertKind::worried, .person = {"rosa"}, .request = {"q"}}};
    const hub::StoryView view =
        story(request, {}, {{{"text-o1"}, hub::MessageState::delivered}}, alerts, people);
    REQUIRE(view.offers.size() == 2);
    CHECK(view.offers[0].told == hub::MessageState::delivered);
    CHECK(view.offers[0].by_hand.reveal == "Carol Day");
    CHECK(view.offers[1].told == hub::MessageState::unknown);  // forgotten
    CHECK(view.offers[1].volunteer.person.text == "di");
    REQUIRE(view.notes.size() == 1);
    CHECK(view.notes[0].by.reveal == "Carol Day");
    REQUIRE(view.alerts.size() == 1);
    CHECK(view.alerts[0].alert.text == "mine");
    CHECK(view.street == request.street);
}
