#include "tests/unit/hub/rules/outgoing_support.hpp"

#include <catch2/catch.hpp>

using namespace outgoing_support;

TEST_CASE(
    "sending begins from queued, goes on from unknown, is taken over from sending, and else ends "
    "the timer") {
    for (const MessageState state : hub::all_message_states) {
        const auto records = outgoing(state);
        const auto beginning = begin(records);
        const auto after = message_after(records, beginning.changes);
        if (is_over(state)) {
            CHECK(beginning.next == Beginning::Next::nothing);
            CHECK(send_timer(beginning.changes).is_erased());
            CHECK(after == records.message.value);
            continue;
        }
        CHECK(beginning.next == Beginning::Next::hand_over);
        CHECK(after.state ==
              (state == MessageState::unknown ? MessageState::unknown : MessageState::sending));
        CHECK(after.attempts == records.message.value.attempts + 1);
        CHECK(send_timer(beginning.changes).due == noon + rules::HandOverTimes{}.take_over_after);
        // A take-over is paid for already.
        const int spent = state == MessageState::sending ? 0 : 2;
        const auto budgets = put_of<hub::DayBudget>(beginning.changes);
        CHECK((budgets.empty() ? 10 : budgets[0].segments) == 10 + spent);
    }
}

TEST_CASE("a message that is gone ends its timer and is put nowhere") {
    rules::Outgoing gone;
    gone.message.value.id = {"m"};
    const auto beginning = begin(gone);
    CHECK(beginning.next == Beginning::Next::nothing);
    CHECK(send_timer(beginning.changes).is_erased());
    CHECK(beginning.changes.puts.empty());
    CHECK(finish(gone, with(Outcome::accepted)).puts.empty());
    Now clock;
    CHECK(rules::hear_report(gone, {.state = MessageState::delivered}, clock.at(noon)).empty());
    CHECK(rules::forget_message(gone, clock.at(noon)).erases.empty());
}

TEST_CASE("an old list of timers is no reason to take over what another node has just begun") {
    auto records = outgoing(MessageState::sending);
    records.message.value.moved_at =
        noon - rules::HandOverTimes{}.take_over_after + milliseconds{1};
    const auto beginning = begin(records);
    CHECK(beginning.next == Beginning::Next::nothing);
    CHECK(beginning.changes.empty());
}

TEST_CASE("what a message's condition names is asked before it goes") {
    using hub::OfferState;
    for (const OfferState state : hub::all_offer_states) {
        auto proposed = outgoing(MessageState::queued);
        proposed.message.value.condition = hub::StillProposed{{"r"}, {"o"}};
        given_offer(proposed, state);
        CHECK((rules::wanted_still(proposed) == rules::Wanted::yes) ==
              (state == OfferState::proposed));
        proposed.message.value.condition = hub::StillHeld{{"r"}, {"o"}};
        CHECK((rules::wanted_still(proposed) == rules::Wanted::yes) ==
              (state == OfferState::accepted));
        proposed.request.value.offers.clear();
        CHECK(rules::wanted_still(proposed) == rules::Wanted::no_more);
    }
    for (const auto state : hub::all_request_states) {
        auto open = outgoing(MessageState::queued);
        open.message.value.condition = hub::StillOpen{{"r"}};
        open.request.value.state = state;
        CHECK((rules::wanted_still(open) == rules::Wanted::yes) ==
              (state == hub::RequestState::open));
    }
}

TEST_CASE(
    "a stand-down goes to whom the offer may have reached, waits while it is on its way, and else "
    "is dropped") {
    using rules::Wanted;
    const std::pair<MessageState, Wanted> rows[] = {{MessageState::queued, Wanted::not_yet},
                                                    {MessageState::sending, Wanted::not_yet},
                                                    {MessageState::unknown, Wanted::yes},
                                                    {MessageState::sent, Wanted::yes},
                                                    {MessageState::delivered, Wanted::yes},
                                                    {MessageState::read, Wanted::yes},
                                                    {MessageState::failed, Wanted::no_more},
                                                    {MessageState::expired, Wanted::no_more},
                                                    {MessageState::cancelled, Wanted::no_more}};
    for (const auto& [state, wanted] : rows) {
        auto records = outgoing(MessageState::queued, Purpose::stand_down);
        records.message.value.condition = hub::WasHandedOver{{"earlier"}};
        records.earlier_id = {"earlier"};
        records.earlier.version = 1;
        records.earlier.value.state = state;
        CHECK(rules::wanted_still(records) == wanted);
        const auto beginning = begin(records);
        const auto after = message_after(records, beginning.changes);
        if (wanted == Wanted::not_yet)
            CHECK(send_timer(beginning.changes).due == noon + rules::wait_for_earlier);
        if (wanted == Wanted::no_more) CHECK(after.state == MessageState::cancelled);
        CHECK((beginning.next == Beginning::Next::hand_over) == (wanted == Wanted::yes));
    }
}

TEST_CASE(
    "no longer wanted or too late: queued ends, what may have left is asked about or stays "
    "unknown") {
    for (const bool late : {false, true}) {
        for (const MessageState state :
             {MessageState::queued, MessageState::sending, MessageState::unknown}) {
            auto records = outgoing(state);
            records.message.value.condition = hub::StillProposed{{"r"}, {"o"}};
            given_offer(records, late ? hub::OfferState::proposed : hub::OfferState::lapsed);
            if (late) records.message.value.useful_until = noon;
            const auto beginning = begin(records);
            const auto after = message_after(records, beginning.changes);
            if (state == MessageState::sending) {
                CHECK(beginning.next == Beginning::Next::settle);
                CHECK(beginning.changes.empty());
                continue;
            }
            CHECK(beginning.next == Beginning::Next::nothing);
            CHECK(send_timer(beginning.changes).is_erased());
            CHECK(forget_timer(beginning.changes).due == noon + rules::kept_when_finished);
            const auto ended = late ? MessageState::expired : MessageState::cancelled;
            CHECK(after.state == (state == MessageState::queued ? ended : MessageState::unknown));
        }
    }
}

TEST_CASE("at night offers that are not urgent and stand-downs wait for the morning") {
    const auto night = noon + hours{11};
    const auto morning = noon + hours{20};
    for (const Purpose purpose : all_purposes) {
        for (const auto urgency : {hub::Urgency::normal, hub::Urgency::urgent}) {
            auto records = outgoing(MessageState::queued, purpose);
            records.request.value.urgency = urgency;
            const auto beginning = begin(records, night);
            const bool waits = purpose == Purpose::stand_down ||
                               (purpose == Purpose::offer && urgency == hub::Urgency::normal);
            CHECK((beginning.next == Beginning::Next::nothing) == waits);
            if (waits) CHECK(send_timer(beginning.changes).due == morning);
            if (waits) CHECK(beginning.changes.puts.empty());
        }
    }
}

TEST_CASE("over the day's budget a message waits for tomorrow, or expires when that is too late") {
    for (const Purpose purpose : all_purposes) {
        for (const int spent : {99, 100, 120}) {
            for (const bool useful_tomorrow : {true, false}) {
                auto records = outgoing(MessageState::queued, purpose);
                records.budget.value.segments = spent;
                records.message.value.useful_until = noon + hours{useful_tomorrow ? 48 : 2};
                const auto beginning = begin(records, noon, 1);
                const bool plain = purpose == Purpose::offer || purpose == Purpose::stand_down;
                const bool never_waits = purpose == Purpose::alert || purpose == Purpose::safety;
                const bool allowed = never_waits || spent + 1 <= (plain ? 100 : 120);
                CHECK((beginning.next == Beginning::Next::hand_over) == allowed);
                CHECK(put_of<hub::Alert>(beginning.changes).size() == (spent + 1 > 100 ? 1U : 0U));
                if (allowed) continue;
                const auto after = message_after(records, beginning.changes);
                CHECK(after.state ==
                      (useful_tomorrow ? MessageState::queued : MessageState::expired));
                // Midnight; what waits for the morning waits longer.
                if (useful_tomorrow)
                    CHECK(send_timer(beginning.changes).due == noon + hours{plain ? 20 : 12});
            }
        }
    }
}

TEST_CASE("the budget's alarm tells the coordinators once") {
    auto records = outgoing(MessageState::queued, Purpose::reply);
    records.budget.value.segments = 100;
    const auto changes = begin(records).changes;
    CHECK(put_of<hub::OutgoingMessage>(changes).size() ==
          5);  // two coordinators, each with the code, and the reply itself
    REQUIRE(put_of<hub::DayBudget>(changes).size() == 1);
    records.budget.value = put_of<hub::DayBudget>(changes)[0];
    CHECK(records.budget.value.alarmed);
    CHECK(put_of<hub::Alert>(begin(records).changes).empty());
}
