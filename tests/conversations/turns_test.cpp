// Stories that take a turn: two things at once, second thoughts, people who fall silent.

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

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

std::string code_in(const std::string& text) {
    std::smatch found;
    const bool there = std::regex_search(text, found, std::regex("YES ([2-9][A-Z]+)"));
    INFO(text);
    REQUIRE(there);
    return found[1];
}

struct Lane : Town {
    Lane() { add_volunteer(ann, "Ann Ash", "E8 3", "shopping medication dog_walking"); }

    void ask_for_shopping() {
        text(rosa, "Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
        text(rosa, "My name is Rosa Luz");
        text(rosa, "I can pay by card over the phone");
    }
    void ask_for_a_walk() {
        text(rosa, "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Rosa Luz");
    }

    hub::Request about(const std::string& need) {
        for (const hub::Request& request : requests()) {
            if (request.need.text == need) return request;
        }
        FAIL("no request for " << need);
        return {};
    }
    std::size_t alerts_of(hub::AlertKind kind) {
        const auto all = alerts();
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [&](const auto& alert) { return alert.kind == kind; }));
    }
};

}  // namespace

TEST_CASE_METHOD(Lane, "of two requests the one that is meant is cancelled, the other stays") {
    ask_for_shopping();
    ask_for_a_walk();
    static_cast<void>(heard(rosa));
    text(rosa, "cancel");
    const auto asked = heard(rosa);
    INFO(asked);
    CHECK(has(asked, about("dog_walking").reference));
    text(rosa, "no");
    const auto asked_again = heard(rosa);
    INFO(asked_again);
    CHECK(has(asked_again, about("shopping").reference));
    text(rosa, "yes");
    CHECK(about("shopping").state == hub::RequestState::cancelled);
    CHECK(about("dog_walking").state == hub::RequestState::open);
}

TEST_CASE_METHOD(Lane, "cancelling by the need opens nothing new") {
    ask_for_shopping();
    ask_for_a_walk();
    text(rosa, "please cancel the shopping");
    CHECK(requests().size() == 2);
    CHECK(about("shopping").state == hub::RequestState::cancelled);
    CHECK(about("dog_walking").state == hub::RequestState::open);
}

TEST_CASE_METHOD(Lane, "a yes without a code is asked about when two offers are open") {
    ask_for_shopping();
    ask_for_a_walk();
    const auto offers = news(ann);
    REQUIRE(offers.size() == 2);
    text(ann, "yes");
    const auto asked = heard(ann);
    INFO(asked);
    CHECK(has(asked, code_in(offers[0])));
    CHECK(has(asked, code_in(offers[1])));
    CHECK(about("shopping").places_taken() + about("dog_walking").places_taken() == 0);
    text(ann, "yes " + code_in(offers[1]));
    CHECK(about("dog_walking").state == hub::RequestState::filled);
    CHECK(about("shopping").state == hub::RequestState::open);
}

TEST_CASE_METHOD(Lane,
                 "a conditional yes is noted for the desk, and a plain one later takes the place") {
    ask_for_shopping();
    const std::string code = code_in(heard(ann));
    text(ann, "yes " + code + " but only after 5");
    CHECK(only_request().state == hub::RequestState::open);
    CHECK(alerts_of(hub::AlertKind::conditional_yes) == 1);
    text(ann, "yes " + code);
    CHECK(only_request().state == hub::RequestState::filled);
}

TEST_CASE_METHOD(Lane, "a late yes takes a place that is still free, a late condition does not") {
    ask_for_shopping();
    const std::string code = code_in(heard(ann));
    pass(minutes{50});
    REQUIRE(only_request().offers.front().state == hub::OfferState::lapsed);
    text(ann, "yes " + code + " but only after 5");
    CHECK(only_request().state == hub::RequestState::open);
    text(ann, "yes " + code);
    CHECK(only_request().state == hub::RequestState::filled);
}

TEST_CASE_METHOD(Lane, "after a drop-out days later the search begins afresh") {
    ask_for_shopping();
    text(ann, "yes " + code_in(heard(ann)));
    pass(hours{30});
    add_volunteer(bo, "Bo Birch", "E8 4", "shopping");
    text(ann, "sorry I can't make it after all");
    CHECK(only_request().state == hub::RequestState::open);
    text(bo, "yes " + code_in(heard(bo)));
    CHECK(only_request().state == hub::RequestState::filled);
}

TEST_CASE_METHOD(Lane, "who says that it is not done gets the search again, even a day later") {
    ask_for_shopping();
    text(ann, "yes " + code_in(heard(ann)));
    pass(hours{20});
    text(ann, "done");
    pass(hours{6});
    add_volunteer(bo, "Bo Birch", "E8 4", "shopping");
    text(rosa, "no");
    CHECK(only_request().state == hub::RequestState::open);
    CHECK_FALSE(heard(bo).empty());
}

TEST_CASE_METHOD(Lane, "a helper who has not been yet is reminded, and keeps the task") {
    ask_for_shopping();
    text(ann, "yes " + code_in(heard(ann)));
    pass(hours{27});
    static_cast<void>(heard(ann));
    CHECK(has(heard(rosa), "Ann"));
    text(rosa, "no");
    CHECK(only_request().state == hub::RequestState::filled);
    CHECK(has(heard(ann), "DONE"));
    CHECK_FALSE(has(heard(rosa), "nothing to cancel"));
}

TEST_CASE_METHOD(Lane, "nobody is asked at night whether it is done") {
    clock().advance(
        hours{11});  // 21:00: the default window and the wait for its end are over at 23:00
    ask_for_shopping();
    pass(hours{12});
    text(ann, "yes " + code_in(heard(ann)));
    static_cast<void>(heard(rosa));
    pass(hours{16});  // 1:00
    CHECK(heard(rosa).empty());
    pass(hours{8});
    CHECK_FALSE(heard(rosa).empty());
}

TEST_CASE_METHOD(Lane,
                 "STOP by a resident with an open request tells the desk, and later words are "
                 "shown there, not answered") {
    ask_for_shopping();
    static_cast<void>(heard(rosa));
    text(rosa, "STOP");
    CHECK(news(rosa).size() == 1);
    CHECK(alerts_of(hub::AlertKind::stopped_with_open_request) == 1);
    text(rosa, "but I still need the milk");
    CHECK(news(rosa).empty());
    const auto all = alerts();
    CHECK(std::any_of(all.begin(), all.end(), [](const auto& alert) {
        return alert.words.reveal == "but I still need the milk";
    }));
}

TEST_CASE_METHOD(Lane, "silence closes shopping but never medication") {
    const bool medication = GENERATE(false, true);
    if (medication) {
        text(rosa, "I need my prescription picked up, 12 Mare Street E8 3PN. My name is Rosa Luz");
    } else {
        ask_for_shopping();
    }
    text(ann, "yes " + code_in(heard(ann)));
    text(ann, "done");
    pass(hours{25});
    CHECK(only_request().state ==
          (medication ? hub::RequestState::done : hub::RequestState::closed));
    CHECK(alerts_of(hub::AlertKind::unreachable) == (medication ? 1 : 0));
}

TEST_CASE_METHOD(Lane, "a draft that nobody went on with is shown to the desk") {
    text(rosa, "need shopping");
    pass(hours{13});
    CHECK(only_request().state == hub::RequestState::abandoned);
    CHECK(alerts_of(hub::AlertKind::not_understood) == 1);
}

TEST_CASE_METHOD(
    Lane, "a volunteer who cannot be reached is replaced at once, not when the offer lapses") {
    phones().on_parcel = [this](const hub::Parcel& parcel) {
        if (parcel.to.reveal != ann) return;
        hub::HandedOver refused;
        refused.outcome = hub::HandedOver::Outcome::refused;
        refused.reason = "no such number";
        phones().answers.push_front(refused);
    };
    for (int i = 2; i < 6; ++i) {
        add_volunteer("+44770090010" + std::to_string(i), "Bo Birch", "E8 4", "shopping");
    }
    ask_for_shopping();
    const hub::Request request = only_request();
    CHECK(request.offers.size() == 4);
    CHECK(std::count_if(request.offers.begin(), request.offers.end(), [](const auto& offer) {
              return offer.state == hub::OfferState::proposed;
          }) == 3);
    CHECK(std::count_if(request.offers.begin(), request.offers.end(), [](const auto& offer) {
              return offer.state == hub::OfferState::lapsed;
          }) == 1);
}

TEST_CASE_METHOD(Lane, "an address outside of the area is forgotten with its postcode") {
    text(rosa, "I need my prescription picked up, 9 Far Road, M1 1AA. My name is Rosa Luz");
    CHECK_FALSE(only_request().place.known());
    text(rosa, "E8 3PN");
    CHECK(only_request().state == hub::RequestState::draft);  // the street there is asked for
    text(rosa, "12 Mare Street");
    CHECK(only_request().state == hub::RequestState::open);
    CHECK(only_request().street.reveal == "12 Mare Street");
}

TEST_CASE_METHOD(Lane,
                 "a second need said later is not lost, and the line about privacy comes once") {
    text(rosa, "need shopping");
    text(rosa, "12 Mare Street E8 3PN, and walk my dog");
    const auto told = heard(rosa);
    INFO(told);
    CHECK(has(told, "dog"));
    text(rosa, "My name is Rosa Luz");
    text(rosa, "card by phone");
    const auto confirmed = heard(rosa);
    INFO(confirmed);
    CHECK(has(confirmed, "delete"));
    text(rosa, "please walk my dog");
    CHECK_FALSE(has(heard(rosa), "delete"));
    CHECK(about("dog_walking").street.reveal == "12 Mare Street");
    CHECK(about("dog_walking").state == hub::RequestState::open);
}
