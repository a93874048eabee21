#include "tests/unit/hub/rules/outgoing_support.hpp"

#include <catch2/catch.hpp>

using namespace outgoing_support;

namespace {

bool is_waited_for(Purpose purpose) {
    return purpose == Purpose::reply || purpose == Purpose::news || purpose == Purpose::safety;
}

}  // namespace

TEST_CASE("every state meets every outcome: nothing is lowered that a report raised") {
    for (const MessageState state : hub::all_message_states) {
        for (const Outcome outcome : all_outcomes) {
            for (const int unknown_times : {0, 1, 2}) {
                const auto records = outgoing(state);
                const auto changes = finish(records, with(outcome, unknown_times));
                const auto after = message_after(records, changes);
                INFO("state " << static_cast<int>(state) << " outcome "
                              << static_cast<int>(outcome));
                CHECK(send_timer(changes).named);
                CHECK(changes.when_full == hub::WhenFull::allow);
                if (is_over(state)) {
                    CHECK(after.state == state);
                    CHECK(send_timer(changes).is_erased());
                    continue;
                }
                // `sending` comes down only when nothing can have left.
                if (rank(after.state) < rank(state)) {
                    CHECK(state == MessageState::sending);
                    CHECK(unknown_times == 0);
                }
                const bool may_have_left = unknown_times > 0 || state == MessageState::unknown;
                if (may_have_left) CHECK(after.state != MessageState::cancelled);
                if (after.state == MessageState::queued) CHECK(send_timer(changes).due > noon);
                // Finished and forgotten later, or tried again: never neither.
                CHECK(forget_timer(changes).named == send_timer(changes).is_erased());
            }
        }
    }
}

TEST_CASE("what comes of an attempt") {
    struct Row {
        Outcome outcome;
        MessageState state;
        std::string reason;
    };
    const Row rows[] = {{Outcome::accepted, MessageState::sent, ""},
                        {Outcome::refused, MessageState::failed, "bad_number"},
                        {Outcome::later, MessageState::queued, ""},
                        {Outcome::opted_out, MessageState::failed, "opted_out"},
                        {Outcome::unknown, MessageState::unknown, "bad_number"},
                        {Outcome::stopped, MessageState::cancelled, "stopped"},
                        {Outcome::busy, MessageState::queued, ""},
                        {Outcome::guarded, MessageState::cancelled, "too_many_replies"}};
    for (const Row& row : rows) {
        const auto records = outgoing(MessageState::sending);
        auto attempt = with(row.outcome);
        attempt.reason = "bad_number";
        const auto changes = finish(records, attempt);
        const auto after = message_after(records, changes);
        CHECK(after.state == row.state);
        CHECK(after.reason == row.reason);
        // What was not sent costs nothing.
        const bool back = row.state == MessageState::queued || row.state == MessageState::cancelled;
        CHECK(put_of<hub::DayBudget>(changes).size() == (back ? 1U : 0U));
        if (back) CHECK(put_of<hub::DayBudget>(changes)[0].segments == 8);
    }
}

TEST_CASE("a gateway that says later is asked again ever later, as it wishes, and not beyond use") {
    const seconds waits[] = {
        seconds{30}, seconds{30}, minutes{2}, minutes{10}, minutes{30}, minutes{30}};
    for (int attempts = 0; attempts < 6; ++attempts) {
        auto records = outgoing(MessageState::sending);
        records.message.value.attempts = attempts;
        CHECK(send_timer(finish(records, with(Outcome::later))).due == noon + waits[attempts]);
        auto asked = with(Outcome::later);
        asked.retry_after = hours{1};
        CHECK(send_timer(finish(records, asked)).due == noon + hours{1});
        asked.retry_after = seconds::max() / 2;
        const auto changes = finish(records, asked);
        CHECK(message_after(records, changes).state == MessageState::expired);
        CHECK(message_after(records, changes).reason == "gateway_busy");
    }
}

TEST_CASE("an unknown outcome is repeated once after a minute, an offer's never") {
    for (const Purpose purpose : all_purposes) {
        const auto records = outgoing(MessageState::sending, purpose);
        const auto once = finish(records, with(Outcome::unknown, 1));
        if (purpose == Purpose::offer) {
            CHECK(send_timer(once).is_erased());
        } else {
            CHECK(send_timer(once).due == noon + rules::HandOverTimes{}.repeat_unknown_after);
        }
        CHECK(send_timer(finish(records, with(Outcome::unknown, 2))).is_erased());
    }
}

TEST_CASE(
    "what somebody waits for and nobody knows of is for the desk to look at, without a text") {
    for (const Purpose purpose : all_purposes) {
        const auto records = outgoing(MessageState::sending, purpose);
        const auto given_up = finish(records, with(Outcome::unknown, 2));
        const auto repeated = finish(records, with(Outcome::unknown, 1));
        const bool waited_for = is_waited_for(purpose);
        CHECK(put_of<hub::Alert>(given_up).size() == (waited_for ? 1U : 0U));
        CHECK(put_of<hub::OutgoingMessage>(given_up).size() == 1);  // itself
        if (purpose != Purpose::offer) CHECK(put_of<hub::Alert>(repeated).empty());
    }
}

TEST_CASE("a failure is told to whom it matters, and never makes another") {
    for (const Purpose purpose : all_purposes) {
        const auto records = outgoing(MessageState::sending, purpose);
        const auto changes = finish(records, with(Outcome::refused));
        const bool silent = purpose == Purpose::alert || purpose == Purpose::stop_confirmation;
        const bool texted = is_waited_for(purpose);
        CHECK(put_of<hub::Alert>(changes).size() == (silent ? 0U : 1U));
        CHECK(put_of<hub::OutgoingMessage>(changes).size() == (texted ? 3U : 1U));
        for (const auto& message : put_of<hub::OutgoingMessage>(changes)) {
            if (message.id.text == "m") continue;
            CHECK(message.purpose == Purpose::alert);
            CHECK(message.wording.values.at("reference") == "R7");
        }
        const auto dispatch =
            timer_of(changes, hub::TimerKind::dispatch, record_id(hub::RequestId{"r"}));
        CHECK(dispatch.named == (purpose == Purpose::offer));
    }
}

TEST_CASE("reports raise a message by rank, whatever state they find, twice or out of order") {
    for (const MessageState state : hub::all_message_states) {
        for (const MessageState reported : hub::all_message_states) {
            const auto records = outgoing(state);
            hub::DeliveryReport report;
            report.state = reported;
            Now clock;
            const auto changes = rules::hear_report(records, report, clock.at(noon));
            const bool gateways_say =
                reported == MessageState::unknown || reported == MessageState::sent ||
                reported == MessageState::failed || reported == MessageState::delivered ||
                reported == MessageState::read;
            const bool heard = gateways_say && may_become(state, reported);
            CHECK(message_after(records, changes).state == (heard ? reported : state));
            CHECK(changes.empty() == !heard);
            if (heard && is_over(reported)) CHECK(send_timer(changes).is_erased());
            if (heard) CHECK(changes.when_full == hub::WhenFull::allow);
            if (heard && reported == MessageState::failed)
                CHECK(put_of<hub::Alert>(changes).size() == 1);
        }
    }
}

TEST_CASE("only what is not under way any more is forgotten") {
    for (const MessageState state : hub::all_message_states) {
        Now clock;
        const auto changes = rules::forget_message(outgoing(state), clock.at(noon));
        const bool under_way = state == MessageState::queued || state == MessageState::sending;
        CHECK(changes.erases.empty() == under_way);
        CHECK(forget_timer(changes).is_erased());
    }
}
