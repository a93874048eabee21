#include "tests/support/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using support::Town;

constexpr const char* rosa = "+447700900100";  // asks
constexpr const char* ann = "+447700900101";
constexpr const char* bo = "+447700900102";
constexpr const char* cem = "+447700900103";
constexpr const char* dee = "+447700900104";

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

// The code of the offer in a text: "Reply YES 4C".
std::string code_in(const std::string& text) {
    std::smatch found;
    const bool there = std::regex_search(text, found, std::regex("YES ([2-9][A-Z]+)"));
    INFO(text);
    REQUIRE(there);
    return found[1];
}

struct Street : Town {
    Street() {
        add_volunteer(ann, "Ann Ash", "E8 3", "shopping medication");
        add_volunteer(bo, "Bo Birch", "E8 4", "shopping");
        add_volunteer(cem, "Cem Cedar", "E8 1", "shopping call");
        add_volunteer(dee, "Dee Dale", "E5 8", "shopping");
    }

    // Rosa's request, complete, with everything asked for.
    void ask_for_shopping() {
        text(rosa, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
        text(rosa, "My name is Rosa Luz");
        text(rosa, "I can pay by card over the phone");
    }
};

}  // namespace

TEST_CASE_METHOD(Street, "a text becomes help at the door") {
    text(rosa, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
    CHECK_FALSE(news(rosa).empty());  // one thing is asked for
    CHECK(news(ann).empty());
    text(rosa, "My name is Rosa Luz");
    text(rosa, "I can pay by card over the phone");
    const std::string confirmed = heard(rosa);
    INFO(confirmed);
    CHECK(has(confirmed, only_request().reference));
    REQUIRE(only_request().state == hub::RequestState::open);

    const std::string offer = heard(ann);
    INFO(offer);
    CHECK(has(offer, "E8 3"));
    CHECK_FALSE(has(offer, "Mare"));
    CHECK_FALSE(has(offer, "Rosa"));
    CHECK_FALSE(has(offer, "12"));
    const int asked = static_cast<int>(!heard(bo).empty()) + static_cast<int>(!heard(cem).empty()) +
                      static_cast<int>(!heard(dee).empty());
    CHECK(asked == 2);  // three at a time

    text(ann, "yes " + code_in(offer));
    CHECK(only_request().state == hub::RequestState::filled);
    const std::string task = heard(ann);
    INFO(task);
    CHECK(has(task, "12 Mare Street"));
    CHECK(has(task, "Rosa"));
    CHECK(has(task, only_request().doorstep_word));
    const std::string coming = heard(rosa);
    INFO(coming);
    CHECK(has(coming, "Ann"));
    CHECK_FALSE(has(coming, "Ash"));
    CHECK(has(coming, only_request().doorstep_word));
    CHECK(has(coming, "PIN"));
    const int stood_down = static_cast<int>(!heard(bo).empty()) +
                           static_cast<int>(!heard(cem).empty()) +
                           static_cast<int>(!heard(dee).empty());
    CHECK(stood_down == 2);

    text(ann, "done");
    CHECK(only_request().state == hub::RequestState::done);
    CHECK_FALSE(heard(rosa).empty());
    text(rosa, "yes thank you");
    CHECK(only_request().state == hub::RequestState::closed);
}

TEST_CASE_METHOD(Street, "a text that comes twice is heard once") {
    ask_for_shopping();
    const auto offer = heard(ann);
    text(ann, "yes " + code_in(offer));
    const auto first = news(ann).size();
    CHECK(first > 0);
    repeat_last();
    CHECK(news(ann).empty());
    CHECK(only_request().places_taken() == 1);
}

TEST_CASE_METHOD(Street, "the second yes is told kindly that somebody was quicker") {
    ask_for_shopping();
    const auto to_ann = heard(ann);
    const auto to_bo = heard(bo);
    const bool bo_was_asked = !to_bo.empty();
    const char* other = bo_was_asked ? bo : cem;
    const auto to_other = bo_was_asked ? to_bo : heard(cem);
    text(ann, "YES " + code_in(to_ann));
    static_cast<void>(news(other));
    text(other, "yes " + code_in(to_other));
    CHECK(news(other).size() == 1);
    CHECK(only_request().places_taken() == 1);
}

TEST_CASE_METHOD(Street, "a refusal is replaced at once, a silence after its time") {
    ask_for_shopping();
    const auto to_ann = heard(ann);
    const bool dee_waits = heard(dee).empty();
    text(ann, "no " + code_in(to_ann));
    CHECK(heard(ann).size() > 0);
    if (dee_waits) CHECK_FALSE(heard(dee).empty());
    CHECK(only_request().offers.size() == 4);
    pass(minutes{46});
    const auto request = only_request();
    CHECK(std::count_if(request.offers.begin(), request.offers.end(), [](const auto& offer) {
              return offer.state == hub::OfferState::lapsed;
          }) == 3);
}

TEST_CASE_METHOD(Street, "a drop-out re-opens the request and the resident is told") {
    ask_for_shopping();
    text(ann, "yes " + code_in(heard(ann)));
    static_cast<void>(heard(rosa));
    static_cast<void>(heard(dee));
    text(ann, "sorry I can't make it after all");
    CHECK(only_request().state == hub::RequestState::open);
    const auto told = heard(rosa);
    INFO(told);
    CHECK(has(told, "Ann"));
    CHECK_FALSE(heard(dee).empty());  // the next one is asked
}

TEST_CASE_METHOD(Street, "cancelling tells everyone") {
    ask_for_shopping();
    text(ann, "yes " + code_in(heard(ann)));
    static_cast<void>(heard(ann));
    static_cast<void>(heard(rosa));
    text(rosa, "cancel");
    CHECK(only_request().state == hub::RequestState::cancelled);
    CHECK_FALSE(heard(ann).empty());
    CHECK_FALSE(heard(rosa).empty());
}

TEST_CASE_METHOD(Street, "chest pain and milk in one text reaches no volunteer") {
    text(rosa, "I have a bad chest pain and need some milk, E8 3PN");
    const auto answer = heard(rosa);
    INFO(answer);
    CHECK(has(answer, "999"));
    CHECK(heard(ann).empty());
    CHECK(heard(bo).empty());
    const auto alert = heard(coordinator);
    INFO(alert);
    CHECK_FALSE(alert.empty());
    CHECK_FALSE(has(alert, "milk"));
    REQUIRE(alerts().size() == 1);
    CHECK(alerts().front().words.reveal == "I have a bad chest pain and need some milk, E8 3PN");
    pass(hours{3});
    CHECK(heard(ann).empty());
}

TEST_CASE_METHOD(Street, "after STOP nothing but its confirmation is sent, and START undoes it") {
    ask_for_shopping();
    static_cast<void>(heard(ann));
    text(ann, "STOP");
    CHECK(news(ann).size() == 1);
    text(ann, "stop");
    pass(hours{2});
    CHECK(news(ann).empty());
    text(ann, "START");
    CHECK(news(ann).size() == 1);
}

TEST_CASE_METHOD(Street,
                 "a helper who says STOP with a task open frees the place, and the desk is told") {
    ask_for_shopping();
    text(ann, "yes " + code_in(heard(ann)));
    static_cast<void>(heard(coordinator));
    text(ann, "STOP");
    CHECK(only_request().state == hub::RequestState::open);
    CHECK_FALSE(heard(coordinator).empty());
}

TEST_CASE_METHOD(Street, "whoever has asked for nothing yet is told so, and may still answer") {
    text(rosa, "hello");
    CHECK(has(heard(rosa), "What do you need help with"));
    text(rosa, "status");
    CHECK(has(heard(rosa), "no request with us now"));
    text(rosa, "shopping");
    CHECK(has(heard(rosa), "postcode"));
}

TEST_CASE_METHOD(Street, "nobody about is said honestly, and the request is not forgotten") {
    text(rosa, "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Rosa Luz");
    REQUIRE(only_request().state == hub::RequestState::open);
    const auto told = heard(rosa);
    INFO(told);
    CHECK(has(told, only_request().reference));
    pass(hours{25});
    CHECK(only_request().state == hub::RequestState::unmet);
    CHECK_FALSE(heard(rosa).empty());
    CHECK_FALSE(heard(coordinator).empty());
}

TEST_CASE_METHOD(Street, "an unreadable postcode gets a clear sentence and changes nothing else") {
    text(rosa, "need shopping at E8 3P");
    CHECK(news(rosa).size() == 1);
    CHECK(heard(ann).empty());
    text(rosa, "E8 3PN");
    CHECK(news(rosa).size() == 1);
    CHECK(only_request().place.name == "E8 3");
}

TEST_CASE_METHOD(Street, "a wrong code is answered in one text and changes nothing") {
    ask_for_shopping();
    static_cast<void>(heard(ann));
    text(ann, "yes 9Z");
    CHECK(news(ann).size() == 1);
    CHECK(only_request().places_taken() == 0);
}

TEST_CASE_METHOD(Street, "at night nobody is asked until the morning, unless it is urgent") {
    clock().advance(hours{13});  // 23:00
    ask_for_shopping();
    CHECK(heard(ann).empty());
    pass(hours{8});  // 7:00
    CHECK(heard(ann).empty());
    pass(hours{2});
    CHECK_FALSE(heard(ann).empty());
}

TEST_CASE_METHOD(Street, "three messages that nobody understands bring in a person") {
    text(rosa, "need shopping");
    static_cast<void>(heard(rosa));
    for (int i = 0; i < 3; ++i) text(rosa, "qwrt zzxp");
    CHECK_FALSE(heard(coordinator).empty());
}
TEST_CASE_METHOD(
    Street, "who speaks another language only is not asked while somebody shares the resident's") {
    add_volunteer("+447700900150", "Ewa Elm", "E8 3", "shopping", "pl");
    ask_for_shopping();
    CHECK(heard("+447700900150").empty());
    CHECK_FALSE(heard(ann).empty());
}
