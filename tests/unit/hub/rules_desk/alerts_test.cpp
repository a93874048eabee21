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
    rules::raise_alert(changes, at.moment, of, {.kind = kind, .person = {"rosa"}, .request = {"r"}},
                       rules::wording(rules::phrases::alert_overdue, {{"group", of.name}, {"reference", "X"}}));
    return changes;
}

hub::Group with_rota() {
    hub::Group of = group().value;
    of.duties = {{.person = {"lee"}, .from = noon - 1h, .until = noon + 8h}, {.person = {"moe"}, .from = noon, .until = noon + 1h}};
    return of;
}

hub::Versioned<hub::Alert> only_alert(const hub::Changes& changes) { return {.value = put_of<hub::Alert>(changes).at(0), .version = 1}; }

hub::Versioned<hub::Group> versioned(hub::Group of) { return {.value = std::move(of), .version = 3}; }

}  // namespace

TEST_CASE("without a rota an alert goes to every coordinator, and nobody is asked to answer") {
    const hub::Changes changes = raised(group().value, hub::AlertKind::danger);
    CHECK(told(changes) == Lines{"kay: alert_overdue", "lee: alert_overdue", "moe: alert_overdue"});
    CHECK_FALSE(due(changes, hub::TimerKind::escalate));
    CHECK(put_of<hub::Alert>(changes).at(0).code.empty());
}

TEST_CASE("on duty is who stands in the rota at that moment, the first one's phone first") {
    CHECK(rules::on_duty(with_rota(), noon) == std::vector<hub::PersonId>{{"lee"}, {"moe"}});
    CHECK(rules::on_duty(with_rota(), noon + 1h) == std::vector<hub::PersonId>{{"lee"}});
    CHECK(rules::on_duty(with_rota(), noon + 8h).empty());
    CHECK(rules::on_duty(group().value, noon).empty());
}

TEST_CASE("an alert that must be answered goes to the one on duty with a code, and to the next after five minutes") {
    const hub::Changes first = raised(with_rota(), hub::AlertKind::danger);
    CHECK(told(first) == Lines{"lee: alert_overdue", "lee: alert_code"});
    CHECK(due(first, hub::TimerKind::escalate) == noon + 5min);
    const auto alert = only_alert(first);
    CHECK(alert.value.code.size() == 3);
    CHECK(rules::alert_code_in(alert.value.code) == alert.value.code);

    At later{noon + 5min};
    const auto second = rules::escalate(versioned(with_rota()), alert, {"rosa"}, later.moment);
    CHECK(told(second) == Lines{"moe: alert_overdue", "moe: alert_code"});
    CHECK(only_alert(second).value.code == alert.value.code);

    At third{noon + 10min};
    const auto last = rules::escalate(versioned(with_rota()), only_alert(second), {"rosa"}, third.moment);
    CHECK(told(last) == Lines{"kay: alert_overdue", "kay: alert_code"});

    At nobody{noon + 15min};
    const auto plain = rules::escalate(versioned(with_rota()), only_alert(last), {"rosa"}, nobody.moment);
    CHECK(told(plain) == Lines{"rosa: nobody_at_desk"});
    CHECK_FALSE(due(plain, hub::TimerKind::escalate));
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
    const auto late = rules::escalate(versioned(with_rota()), only_alert(*has_it), {"rosa"}, at.moment);
    CHECK(told(late).empty());
    CHECK(late.puts.empty());
}

TEST_CASE("a settled alert keeps what came of it, is settled once and goes after thirty days") {
    const auto alert = only_alert(raised(with_rota(), hub::AlertKind::worried));
    At at{noon + 1min};
    const auto settled = rules::settle_alert(alert, {"kay"}, {.alert = alert.value.id, .outcome = {"rang, all well"}}, at.moment);
    REQUIRE(settled.has_value());
    const auto after = only_alert(*settled);
    CHECK(after.value.outcome.reveal == "rang, all well");
    CHECK(due(*settled, hub::TimerKind::forget) == noon + 1min + 24h * 30);
    CHECK(rules::settle_alert(after, {"lee"}, {}, at.moment).error() == hub::Refusal::wrong_state);
    CHECK(rules::acknowledge_alert(after, {"lee"}, at.moment).error() == hub::Refusal::wrong_state);
    CHECK(told(rules::escalate(versioned(with_rota()), after, {"rosa"}, at.moment)).empty());
}

TEST_CASE("an alert that is not there is not found, and its timer is erased") {
    At at{noon};
    hub::Versioned<hub::Alert> none;
    none.value.id = {"gone"};
    CHECK(rules::acknowledge_alert(none, {"kay"}, at.moment).error() == hub::Refusal::not_found);
    CHECK(rules::settle_alert(none, {"kay"}, {}, at.moment).error() == hub::Refusal::not_found);
    const auto changes = rules::escalate(versioned(with_rota()), none, {"rosa"}, at.moment);
    REQUIRE(changes.timers.size() == 1);
    CHECK_FALSE(changes.timers[0].due);
}

TEST_CASE("a code is the last word of a short text") {
    CHECK(rules::alert_code_in("K47") == "K47");
    CHECK(rules::alert_code_in(" ok, k47. ") == "K47");
    CHECK(rules::alert_code_in("I have it: K47") == "K47");
    for (const char* no : {"", "yes", "4C", "K4", "K477", "K47 please", "YES 4C", "E17", "K10", "a long text that happens to end in K47"}) {
        CAPTURE(no);
        CHECK(rules::alert_code_in(no).empty());
    }
}
