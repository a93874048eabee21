#include "tests/support/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

using std::chrono::minutes;
using support::Town;

constexpr const char* phone = "+447700900100";
constexpr const char* tablet = "+447700900110";
constexpr const char* ann = "+447700900101";

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

struct Street : Town {
    Street() { add_volunteer(ann, "Ann Ash", "E8 3", "shopping"); }

    void ask_for_shopping(const std::string& from) {
        text(from, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
        text(from, "My name is Rosa Luz");
        text(from, "I can pay by card over the phone");
        heard(from);
    }
    std::string code_for(const std::string& number) {
        text(number, "LINK");
        const std::string told = heard(number);
        INFO(told);
        REQUIRE(has(told, "code is "));
        return told.substr(told.find("code is ") + 8, 9);
    }
    void link(const std::string& asks, const std::string& shows) {
        text(shows, "link " + code_for(asks));
        REQUIRE(has(heard(shows), "are linked"));
        REQUIRE(has(heard(asks), "linked with your other"));
    }
};

}  // namespace

TEST_CASE_METHOD(Street,
                 "one person at two addresses has one request, told where they wrote last") {
    ask_for_shopping(phone);
    link(phone, tablet);
    text(tablet, "status");
    CHECK(has(heard(tablet), "looking for help with shopping"));
    CHECK(requests().size() == 1);

    text(ann, "yes");
    CHECK(has(heard(tablet), "Good news"));
    CHECK(news(phone).empty());

    text(phone, "status");
    CHECK(has(heard(phone), "Ann"));
    text(ann, "done");
    CHECK_FALSE(news(phone).empty());
    CHECK(news(tablet).empty());
    text(tablet, "yes");
    CHECK(only_request().state == hub::RequestState::closed);
}

TEST_CASE_METHOD(Street, "a volunteer who links a new number gets offers and tasks there") {
    link(tablet, ann);  // asked on the new one, shown by the known one: the same
    text(tablet, "status");
    heard(tablet);
    ask_for_shopping(phone);
    CHECK(has(heard(tablet), "Reply YES"));
    CHECK(news(ann).empty());
    text(ann, "yes");
    CHECK(has(heard(ann), "12 Mare Street"));
}

TEST_CASE_METHOD(Street, "STOP at one address ends only that one") {
    ask_for_shopping(phone);
    link(phone, tablet);
    text(tablet, "STOP");
    CHECK(has(heard(tablet), "no more messages"));
    CHECK(news(phone).empty());
    CHECK(only_request().state == hub::RequestState::open);
    text(ann, "yes");
    CHECK(has(heard(phone), "Good news"));
    CHECK(news(tablet).empty());

    text(tablet, "START");
    CHECK(has(heard(tablet), "Welcome back"));
    text(tablet, "status");
    CHECK(has(heard(tablet), "Ann"));
}

TEST_CASE_METHOD(Street, "STOP at both ends everything") {
    ask_for_shopping(phone);
    link(phone, tablet);
    text(tablet, "STOP");
    text(phone, "STOP");
    CHECK(has(heard(phone), "no more messages"));
    const auto raised = alerts();  // the desk hears of who has an open request
    CHECK(std::any_of(raised.begin(), raised.end(), [](const hub::Alert& alert) {
        return alert.kind == hub::AlertKind::stopped_with_open_request;
    }));
    text(tablet, "START");
    heard(tablet);
    text(tablet, "status");
    CHECK_FALSE(news(tablet).empty());
    CHECK(news(phone).empty());
}

TEST_CASE_METHOD(Street, "wrong, late and used codes link nobody") {
    ask_for_shopping(phone);
    const std::string first = code_for(phone);
    text(phone, "link " + first);
    CHECK(has(heard(phone), "from your other number"));
    for (int i = 0; i < 5; ++i) text(tablet, "link 0000 000" + std::to_string(i));
    CHECK(has(heard(tablet), "not right"));
    text(tablet, "link " + first);
    CHECK(has(heard(tablet), "try again in an hour"));
    pass(minutes{11});
    text(tablet, "link " + first);
    CHECK(has(heard(tablet), "not right"));
    link(phone, tablet);
    text(tablet, "link " + first);
    CHECK_FALSE(has(heard(tablet), "are linked"));
    // Who wrote a code that leads nowhere has asked for nothing by it.
    CHECK(requests().size() == 1);
}

TEST_CASE_METHOD(Street, "two who both are somebody here are the desk's to join") {
    ask_for_shopping(phone);
    text(ann, "link " + code_for(phone));
    CHECK(has(heard(ann), "a coordinator has to link them"));
    const auto raised = alerts();
    CHECK(std::count_if(raised.begin(), raised.end(), [](const hub::Alert& alert) {
              return alert.kind == hub::AlertKind::not_understood;
          }) == 1);
    text(phone, "status");
    CHECK(has(heard(phone), "looking for help"));
}

TEST_CASE_METHOD(Street, "a third address is not linked, and a repeated text links once") {
    ask_for_shopping(phone);
    link(phone, tablet);
    repeat_last();
    CHECK(news(tablet).empty());
    text(tablet, "LINK");
    CHECK(has(heard(tablet), "linked already"));
}
