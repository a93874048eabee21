// Alerts and the phones of those on duty.

#include "hub/rules/day_budget.hpp"
#include "tests/conversations/bureau.hpp"

using namespace bureau;
using hub::AlertKind;

namespace {

struct Watch : Bureau {
    Watch() {
        add_coordinator(kay, "Kay Hill");
        add_coordinator(lee, "Lee Marsh");
    }
    // Empty: nobody has said so.
    hub::PersonId who_has(AlertKind kind) { return only_alert(kind).acknowledged_by; }
};

}  // namespace

TEST_CASE_METHOD(Watch, "an alert goes to the phone of the one on duty, who answers its code") {
    REQUIRE(set_rota({kay}).has_value());
    danger();
    const std::string told = heard(kay);
    INFO(told);
    CHECK(has(told, rosa));
    REQUIRE_FALSE(alert_code(told).empty());
    CHECK(heard(carol).empty());
    CHECK(heard(lee).empty());

    text(kay, "ok, " + alert_code(told));
    CHECK(has(heard(kay), "Nobody else"));
    CHECK(who_has(AlertKind::danger) == person_at(kay));
    static_cast<void>(heard(rosa));
    pass(hours{5});
    CHECK(heard(carol).empty());
    CHECK(heard(lee).empty());
    CHECK(heard(rosa).empty());
}

TEST_CASE_METHOD(Watch,
                 "five minutes without an answer and the next one is told, after the last the "
                 "resident is told plainly") {
    REQUIRE(set_rota({kay, lee}).has_value());
    danger();
    static_cast<void>(heard(rosa));
    const std::string code = alert_code(heard(kay));
    pass(minutes{4});
    CHECK(heard(lee).empty());
    pass(minutes{1});
    CHECK(alert_code(heard(lee)) == code);
    CHECK(heard(kay).empty());
    CHECK(heard(rosa).empty());
    pass(minutes{5});
    CHECK(alert_code(heard(carol)) == code);
    pass(minutes{5});
    CHECK(has(heard(rosa), "not reached a coordinator yet"));
}

TEST_CASE_METHOD(Watch, "as the resident was told, the phones are tried again, and not for ever") {
    REQUIRE(set_rota({kay}).has_value());
    danger();
    pass(minutes{16});
    forget_news();
    pass(minutes{24});  // half an hour after the last one was told
    CHECK_FALSE(heard(kay).empty());
    pass(hours{12});
    CHECK_FALSE(heard(lee).empty());
    CHECK(heard(rosa).empty());  // they know
    forget_news();
    pass(hours{48});
    CHECK(heard(kay).empty());
    CHECK(heard(carol).empty());
}

TEST_CASE_METHOD(Watch,
                 "without a rota every coordinator has the code, and the first answer stands") {
    danger();
    const std::string code = alert_code(heard(carol));
    REQUIRE_FALSE(code.empty());
    CHECK(alert_code(heard(kay)) == code);
    text(lee, code);
    CHECK(has(heard(lee), "Nobody else"));
    text(kay, code);
    const std::string late = heard(kay);
    INFO(late);
    CHECK(has(late, "Lee"));
    CHECK(who_has(AlertKind::danger) == person_at(lee));
    static_cast<void>(heard(rosa));
    pass(hours{2});
    CHECK(heard(rosa).empty());
}

TEST_CASE_METHOD(Watch, "without a rota nobody's answer is told plainly too") {
    danger();
    static_cast<void>(heard(rosa));
    pass(minutes{5});
    CHECK(has(heard(rosa), "not reached a coordinator yet"));
}

TEST_CASE_METHOD(Watch, "codes that do not fit get a clear sentence and change nothing") {
    REQUIRE(set_rota({kay}).has_value());
    danger();
    const std::string code = alert_code(heard(kay));
    const std::string wrong = code == "K47" ? "K48" : "K47";
    text(kay, wrong);
    CHECK(has(heard(kay), wrong + " is no code"));
    text(lee, code);  // was not told of it
    CHECK(has(heard(lee), code + " is no code"));
    text(rosa, code);  // no coordinator
    CHECK_FALSE(has(heard(rosa), "Nobody else"));
    CHECK(who_has(AlertKind::danger).empty());

    text(kay, code);
    CHECK(has(heard(kay), "Nobody else"));
    text(kay, code);
    CHECK(has(heard(kay), "Nobody else"));  // said twice, meant once
    REQUIRE(handle(desk(), hub::SettleAlert{only_alert(AlertKind::danger).id, {"rang, all well"}})
                .has_value());
    text(kay, code);
    CHECK(has(heard(kay), "looked after already"));
    CHECK(alerts_of(AlertKind::not_understood).empty());
}

TEST_CASE_METHOD(Watch,
                 "two alerts at once have two codes, and the one that is not answered goes on") {
    REQUIRE(set_rota({kay}).has_value());
    danger();
    const std::string first = alert_code(heard(kay));
    danger("+447700900109");
    const std::string second = alert_code(heard(kay));
    REQUIRE(first != second);
    text(kay, second);
    static_cast<void>(heard(kay));
    pass(minutes{5});
    const std::string next = heard(carol);
    CHECK(alert_code(next) == first);
    CHECK(has(next, rosa));
    CHECK_FALSE(has(next, "+447700900109"));
}

TEST_CASE_METHOD(Watch, "who is on duty meanwhile is told next, before those who are off duty") {
    REQUIRE(set_rota({kay}, hours{1}).has_value());
    pass(minutes{58});
    danger();
    CHECK_FALSE(alert_code(heard(kay)).empty());
    REQUIRE(set_rota({lee}).has_value());
    pass(minutes{5});
    CHECK_FALSE(alert_code(heard(lee)).empty());
    CHECK(heard(carol).empty());
}

TEST_CASE_METHOD(
    Watch,
    "at night, while the group pauses, with no texts left: the one on duty is told, and who "
    "is in danger what to do") {
    REQUIRE(handle(desk(), hub::PauseGroup{}).has_value());
    clock().advance(hours{16});  // two in the morning
    REQUIRE(set_rota({kay}).has_value());
    put({hub::DayBudget{.day = rules::local_day({}, clock().now()),
                        .segments = settings().daily_segments * 2}});
    danger();
    CHECK(has(heard(rosa), "999"));
    CHECK_FALSE(alert_code(heard(kay)).empty());
    pass(minutes{5});
    CHECK_FALSE(alert_code(heard(carol)).empty());
    pass(minutes{10});
    CHECK(has(heard(rosa), "not reached a coordinator yet"));
}

TEST_CASE_METHOD(Watch, "a coordinator who said STOP is passed over after five minutes") {
    REQUIRE(set_rota({kay}).has_value());
    text(kay, "STOP");
    static_cast<void>(heard(kay));
    danger();
    CHECK(heard(kay).empty());
    pass(minutes{5});
    CHECK_FALSE(alert_code(heard(carol)).empty());
}

TEST_CASE_METHOD(Watch,
                 "a settled alert rings nobody, and the hub may be started anew in between") {
    REQUIRE(set_rota({kay}).has_value());
    danger();
    restart();
    pass(minutes{5});
    const std::string code = alert_code(heard(carol));
    REQUIRE_FALSE(code.empty());
    restart();
    const bool by_text = GENERATE(true, false);
    if (by_text) {
        text(carol, code);
    } else {
        REQUIRE(handle(desk(), hub::SettleAlert{only_alert(AlertKind::danger).id, {"all well"}})
                    .has_value());
    }
    pass(hours{1});
    CHECK(heard(lee).empty());
}

TEST_CASE_METHOD(
    Watch,
    "nobody found, overdue, nobody at the door and a worry reach the one on duty with a code") {
    REQUIRE(set_rota({kay}, hours{72}).has_value());
    SECTION("nobody found") {
        static_cast<void>(ask("check_on"));
        put({[&] {  // nobody is there to be asked
            hub::Volunteer helper = record<hub::Volunteer>(hub::volunteer_record(person_at(kay)));
            helper.needs = {{"call"}};
            return helper;
        }()});
        pass(hours{26});
        REQUIRE(alerts_of(AlertKind::nobody_found).size() == 1);
        CHECK(has(heard(kay), "nobody found"));
        CHECK_FALSE(only_alert(AlertKind::nobody_found).code.empty());
    }
    SECTION("its time is over") {
        static_cast<void>(taken_by_ann());
        forget_news();
        pass(hours{51});
        const std::string told = heard(kay);
        INFO(told);
        CHECK(has(told, "its time is over"));
        CHECK_FALSE(alert_code(told).empty());
        CHECK(has(heard(rosa), "YES"));
    }
    SECTION("nobody opens, and the resident is told when no coordinator answers") {
        const auto [request, offer] = taken_by_ann();
        forget_news();
        REQUIRE(handle(helper(ann), hub::ReportNoAnswer{request, offer}).has_value());
        CHECK_FALSE(alert_code(heard(kay)).empty());
        static_cast<void>(heard(rosa));
        pass(minutes{15});
        CHECK(has(heard(rosa), "not reached a coordinator"));
    }
    SECTION("a worry: the helper waits, not the one they worry about") {
        const auto [request, offer] = taken_by_ann();
        forget_news();
        REQUIRE(handle(helper(ann), hub::ReportWorry{request, offer, {"she did not know me"}})
                    .has_value());
        CHECK_FALSE(alert_code(heard(kay)).empty());
        CHECK(has(heard(ann), "A person at"));
        pass(minutes{15});
        CHECK(heard(rosa).empty());
        CHECK(has(heard(ann), "not reached a coordinator"));
    }
}

TEST_CASE_METHOD(Watch, "the day's budget reached is an alert once, and no resident hears of it") {
    hub::Group poor = settings();
    poor.daily_segments = 4;
    put({poor});
    REQUIRE(set_rota({kay}).has_value());
    static_cast<void>(ask());
    static_cast<void>(ask("medication", "+447700900109"));
    CHECK(alerts_of(AlertKind::budget_reached).size() == 1);
    pass(hours{1});
    CHECK_FALSE(has(heard(rosa), "coordinator yet"));
}

TEST_CASE_METHOD(Watch, "what a request's end has settled is not told to more phones") {
    REQUIRE(set_rota({kay}, hours{72}).has_value());
    const auto [request, offer] = taken_by_ann();
    pass(hours{50});
    REQUIRE(alerts_of(AlertKind::overdue).size() == 1);
    forget_news();
    text(rosa, "yes");
    REQUIRE(this->request(request.text).state == hub::RequestState::closed);
    static_cast<void>(heard(rosa));
    pass(hours{1});
    CHECK(heard(carol).empty());
    CHECK(heard(rosa).empty());
}
