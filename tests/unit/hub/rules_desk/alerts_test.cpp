#include "hub/rules/alerts.hpp"

#include "hub/rules/desk.hpp"
#include "tests/unit/hub/rules_desk/support.hpp"

#include <catch2/catch.hpp>

using namespace desk_support;
using Lines = std::vector<std::string>;

namespace {

hub::Changes raised(const hub::Group& of, hub::AlertKind kind, hub::TimePoint when = noon) {
    At at{when};
    hub::Changes changes;
    rules::raise_alert(
        changes,
        at.moment,
        of,
        {.kind = kind, .person = {"rosa"}, .request = {"r"}},
        rules::wording(rules::phrases::alert_overdue, {{"group", of.name}, {"reference", "X"}}));
    return changes;
}

hub::Group with_rota() {
    hub::Group of = group().value;
    of.duties = {{.person = {"lee"}, .from = noon - 1h, .until = noon + 8h},
                 {.person = {"moe"}, .from = noon, .until = noon + 1h}};
    return of;
}

hub::Versioned<hub::Alert> only_alert(const hub::Changes& changes) {
    return {.value = put_of<hub::Alert>(changes).at(0), .version = 1};
}

hub::Versioned<hub::Group> versioned(hub::Group of) {
    return {.value = std::move(of), .version = 3};
}

}  // namespace

TEST_CASE("without a rota an alert goes to every coordinator, each with the code") {
    const hub::Changes changes = raised(group().value, hub::AlertKind::danger);
    CHECK(told(changes) == Lines{"kay: alert_overdue",
                                 "kay: alert_code",
                                 "lee: alert_overdue",
                                 "lee: alert_code",
                                 "moe: alert_overdue",
                                 "moe: alert_code"});
    CHECK(due(changes, hub::TimerKind::escalate) == noon + 5min);
    CHECK_FALSE(put_of<hub::Alert>(changes).at(0).code.empty());
    CHECK(told(raised(group().value, hub::AlertKind::conditional_yes)) ==
          Lines{"kay: alert_overdue", "lee: alert_overdue", "moe: alert_overdue"});
}

TEST_CASE("a group without coordinators tells who waits, and rings nobody") {
    hub::Group nobody = group().value;
    nobody.coordinators.clear();
    const hub::Changes changes = raised(nobody, hub::AlertKind::danger);
    CHECK(told(changes).empty());
    REQUIRE(due(changes, hub::TimerKind::escalate) == noon + 5min);
    At later{noon + 5min};
    const hub::Request of_rosa{.id = {"r"}, .resident = {"rosa"}};
    const auto plain =
        rules::escalate(versioned(nobody), only_alert(changes), &of_rosa, later.moment);
    CHECK(told(plain) == Lines{"rosa: nobody_at_desk"});
    CHECK_FALSE(due(plain, hub::TimerKind::escalate));
}

TEST_CASE(
    "when everybody was told, the round begins again after half an hour, three times in all") {
    const hub::Request of_rosa{.id = {"r"}, .resident = {"rosa"}};
    auto alert = only_alert(raised(with_rota(), hub::AlertKind::danger));
    std::size_t rung = 1;
    std::size_t plain = 0;
    hub::TimePoint now = noon;
    for (std::optional<hub::TimePoint> next = noon + 5min; next;) {
        now = *next;
        At at{now};
        const auto changes = rules::escalate(versioned(with_rota()), alert, &of_rosa, at.moment);
        for (const std::string& line : told(changes)) {
            if (line.find("alert_code") != std::string::npos) ++rung;
            if (line == "rosa: nobody_at_desk") ++plain;
        }
        if (!put_of<hub::Alert>(changes).empty()) alert = only_alert(changes);
        next = due(changes, hub::TimerKind::escalate);
        REQUIRE(now < noon + 24h);
    }
    CHECK(rung == 9);
    CHECK(plain == 1);
}

TEST_CASE("a worry is the helper's: they wait, not the one they worry about") {
    hub::Group nobody = group().value;
    nobody.coordinators.clear();
    auto alert = only_alert(raised(nobody, hub::AlertKind::worried));
    alert.value.person = {"ann"};
    const hub::Request of_rosa{.id = {"r"}, .resident = {"rosa"}};
    At later{noon + 5min};
    CHECK(told(rules::escalate(versioned(nobody), alert, &of_rosa, later.moment)) ==
          Lines{"ann: nobody_at_desk"});
}

TEST_CASE("the end of a request settles what was about its time, and nothing else") {
    const auto ended = GENERATE(hub::RequestState::closed, hub::RequestState::cancelled);
    const hub::Request over{.id = {"r"}, .resident = {"rosa"}, .state = ended};
    At later{noon + 5min};
    const auto overdue = only_alert(raised(with_rota(), hub::AlertKind::overdue));
    CHECK(told(rules::escalate(versioned(with_rota()), overdue, &over, later.moment)).empty());
    const auto door = only_alert(raised(with_rota(), hub::AlertKind::no_answer_at_door));
    CHECK_FALSE(told(rules::escalate(versioned(with_rota()), door, &over, later.moment)).empty());
}

TEST_CASE("a code means the alert that this phone was told of, first one that nobody has") {
    hub::Alert had{.id = {"had"},
                   .raised_at = noon + 1min,
                   .code = "K47",
                   .told = {{"kay"}},
                   .acknowledged_by = {"lee"}};
    hub::Alert open{.id = {"open"}, .raised_at = noon, .code = "K47", .told = {{"kay"}}};
    hub::Alert over{.id = {"over"},
                    .raised_at = noon + 2min,
                    .code = "K47",
                    .told = {{"kay"}},
                    .settled_at = noon + 3min};
    CHECK(rules::alert_of_code({had, open, over}, {"kay"}, "K47")->id.text == "open");
    CHECK(rules::alert_of_code({over, had}, {"kay"}, "K47")->id.text == "had");
    CHECK(rules::alert_of_code({over}, {"kay"}, "K47")->id.text == "over");
    CHECK(rules::alert_of_code({open}, {"lee"}, "K47") == nullptr);
    CHECK(rules::alert_of_code({open}, {"kay"}, "K48") == nullptr);
}

TEST_CASE("a call that is ticked off delivers its text, unless it is past that") {
    At at{noon};
    hub::Versioned<hub::Alert> call{.value = {.id = {"m"}, .kind = hub::AlertKind::ring},
                                    .version = 1};
    hub::Versioned<hub::OutgoingMessage> text{
        .value = {.id = {"m"}, .to = {"rosa"}, .state = hub::MessageState::sent}, .version = 2};
    const auto settled = rules::settle_alert(call, text, {"kay"}, {}, at.moment);
    REQUIRE(settled.has_value());
    REQUIRE(put_of<hub::OutgoingMessage>(*settled).size() == 1);
    CHECK(put_of<hub::OutgoingMessage>(*settled)[0].state == hub::MessageState::delivered);
    text.value.state = hub::MessageState::cancelled;
    CHECK(put_of<hub::OutgoingMessage>(*rules::settle_alert(call, text, {"kay"}, {}, at.moment))
              .empty());
    CHECK(put_of<hub::OutgoingMessage>(*rules::settle_alert(call, {}, {"kay"}, {}, at.moment))
              .empty());
}

TEST_CASE("on duty is who stands in the rota at that moment, the first one's phone first") {
    CHECK(rules::on_duty(with_rota(), noon) == std::vector<hub::PersonId>{{"lee"}, {"moe"}});
    CHECK(rules::on_duty(with_rota(), noon + 1h) == std::vector<hub::PersonId>{{"lee"}});
    CHECK(rules::on_duty(with_rota(), noon + 8h).empty());
    CHECK(rules::on_duty(group().value, noon).empty());
}

TEST_CASE(
    "an alert that must be answered goes to the one on duty with a code, and to the next after "
    "five minutes") {
    const hub::Changes first = raised(with_rota(), hub::AlertKind::danger);
    CHECK(told(first) == Lines{"lee: alert_overdue", "lee: alert_code"});
    CHECK(due(first, hub::TimerKind::escalate) == noon + 5min);
    const auto alert = only_alert(first);
    CHECK(alert.value.code.size() == 3);
    CHECK(rules::alert_code_in(alert.value.code) == alert.value.code);

    const hub::Request of_rosa{.id = {"r"}, .resident = {"rosa"}};
    At later{noon + 5min};
    const auto second = rules::escalate(versioned(with_rota()), alert, &of_rosa, later.moment);
    CHECK(told(second) == Lines{"moe: alert_overdue", "moe: alert_code"});
    CHECK(only_alert(second).value.code == alert.value.code);

    At third{noon + 10min};
    const auto last =
        rules::escalate(versioned(with_rota()), only_alert(second), &of_rosa, third.moment);
    CHECK(told(last) == Lines{"kay: alert_overdue", "kay: alert_code"});

    At nobody{noon + 15min};
    const auto plain =
        rules::escalate(versioned(with_rota()), only_alert(last), &of_rosa, nobody.moment);
    CHECK(told(plain) == Lines{"rosa: nobody_at_desk"});
    CHECK(due(plain, hub::TimerKind::escalate) == noon + 40min);
}

TEST_CASE("what need not be answered goes to the one on duty and no further") {
    const hub::Changes changes = raised(with_rota(), hub::AlertKind::conditional_yes);
    CHECK(told(changes) == Lines{"lee: alert_overdue"});
    CHECK_FALSE(due(changes, hub::TimerKind::escalate));
}

TEST_CASE("an alert that somebody has is told to nobody else") {
    const auto alert = only_alert(raised(with_rota(), hub::AlertKind::worried));
    At at{noon + 1min};
    const auto has_it = rules::acknowledge_alert(alert, {"lee"}, at.moment);
    REQUIRE(has_it.has_value());
    CHECK(only_alert(*has_it).value.acknowledged_by == hub::PersonId{"lee"});
    const auto late =
        rules::escalate(versioned(with_rota()), only_alert(*has_it), nullptr, at.moment);
    CHECK(told(late).empty());
    CHECK(late.puts.empty());
}

TEST_CASE("a settled alert keeps what came of it, is settled once and goes after thirty days") {
    const auto alert = only_alert(raised(with_rota(), hub::AlertKind::worried));
    At at{noon + 1min};
    const auto settled = rules::settle_alert(
        alert, {}, {"kay"}, {.alert = alert.value.id, .outcome = {"rang, all well"}}, at.moment);
    REQUIRE(settled.has_value());
    const auto after = only_alert(*settled);
    CHECK(after.value.outcome.reveal == "rang, all well");
    CHECK(due(*settled, hub::TimerKind::forget) == noon + 1min + 24h * 30);
    CHECK(rules::settle_alert(after, {}, {"lee"}, {}, at.moment).error() ==
          hub::Refusal::wrong_state);
    CHECK(rules::acknowledge_alert(after, {"lee"}, at.moment).error() == hub::Refusal::wrong_state);
    CHECK(told(rules::escalate(versioned(with_rota()), after, nullptr, at.moment)).empty());
}

TEST_CASE("an alert that is not there is not found, and its timer is erased") {
    At at{noon};
    hub::Versioned<hub::Alert> none;
    none.value.id = {"gone"};
    CHECK(rules::acknowledge_alert(none, {"kay"}, at.moment).error() == hub::Refusal::not_found);
    CHECK(rules::settle_alert(none, {}, {"kay"}, {}, at.moment).error() == hub::Refusal::not_found);
    const auto changes = rules::escalate(versioned(with_rota()), none, nullptr, at.moment);
    REQUIRE(changes.timers.size() == 1);
    CHECK_FALSE(changes.timers[0].due);
}

TEST_CASE("a code is the last word of a short text") {
    CHECK(rules::alert_code_in("K47") == "K47");
    CHECK(rules::alert_code_in(" ok, k47. ") == "K47");
    CHECK(rules::alert_code_in("I have it: K47") == "K47");
    for (const char* no : {"",
                           "yes",
                           "4C",
                           "K4",
                           "K477",
                           "K47 please",
                           "YES 4C",
                           "E17",
                           "K10",
                           "a long text that happens to end in K47"}) {
        CAPTURE(no);
        CHECK(rules::alert_code_in(no).empty());
    }
}
