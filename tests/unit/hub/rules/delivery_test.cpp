#include "hub/rules/delivery.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <optional>

namespace {

using hub::MessageState;
using hub::Purpose;
using rules::Beginning;
using Outcome = rules::Attempt::Outcome;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const hub::TimePoint noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} + hours{12}};
const hub::TimeZone utc{};

const Purpose all_purposes[] = {Purpose::reply,
                                Purpose::offer,
                                Purpose::stand_down,
                                Purpose::news,
                                Purpose::alert,
                                Purpose::stop_confirmation};
const Outcome all_outcomes[] = {Outcome::accepted,
                                Outcome::refused,
                                Outcome::later,
                                Outcome::opted_out,
                                Outcome::unknown,
                                Outcome::stopped,
                                Outcome::busy,
                                Outcome::guarded,
                                Outcome::not_wanted};

rules::Outgoing outgoing(MessageState state, Purpose purpose = Purpose::news) {
    rules::Outgoing made;
    made.group.version = 1;
    made.group.value.id = {"g"};
    made.group.value.daily_segments = 100;
    made.group.value.coordinators = {{"kay"}, {"lee"}};
    made.message.version = 5;
    made.message.value.id = {"m"};
    made.message.value.to = {"ana"};
    made.message.value.purpose = purpose;
    made.message.value.state = state;
    made.message.value.attempts = state == MessageState::queued ? 0 : 1;
    made.message.value.segments = state == MessageState::queued ? 0 : 2;
    made.message.value.moved_at = noon - minutes{5};
    made.message.value.useful_until = noon + hours{48};
    made.message.value.about = {"r"};
    made.budget = {.value = {.day = "2026-11-21", .segments = 10}, .version = 2};
    made.request_id = {"r"};
    made.request.version = 3;
    made.request.value.id = {"r"};
    made.request.value.reference = "R7";
    made.request.value.state = hub::RequestState::open;
    return made;
}

struct Now {
    rules::Chance chance{1, 2, noon};
    rules::Moment at(hub::TimePoint now) { return {.now = now, .zone = utc, .chance = chance}; }
};

Beginning begin(const rules::Outgoing& records, hub::TimePoint now = noon, int segments = 2) {
    Now clock;
    return rules::begin_sending(records, segments, clock.at(now));
}

hub::Changes finish(const rules::Outgoing& records,
                    rules::Attempt attempt,
                    hub::TimePoint now = noon) {
    Now clock;
    return rules::finish_sending(records, attempt, clock.at(now));
}

rules::Attempt with(Outcome outcome, int unknown_times = 0) {
    rules::Attempt made;
    made.outcome = outcome;
    made.unknown_times = unknown_times;
    return made;
}

// As it is after the changes.
hub::OutgoingMessage message_after(const rules::Outgoing& records, const hub::Changes& changes) {
    for (const auto& put : changes.puts) {
        const auto* message = std::get_if<hub::OutgoingMessage>(&put);
        if (message != nullptr && message->id == records.message.value.id) return *message;
    }
    return records.message.value;
}

template <class T>
std::vector<T> put_of(const hub::Changes& changes) {
    std::vector<T> found;
    for (const auto& put : changes.puts) {
        if (const auto* record = std::get_if<T>(&put)) found.push_back(*record);
    }
    return found;
}

struct TimerSays {
    bool named{};
    std::optional<hub::TimePoint> due{};
    bool is_erased() const { return named && !due; }
};

TimerSays timer_of(const hub::Changes& changes, hub::TimerKind kind, const hub::RecordId& id) {
    for (const auto& timer : changes.timers) {
        if (timer.record == id && timer.kind == kind) return {true, timer.due};
    }
    return {};
}

TimerSays send_timer(const hub::Changes& changes) {
    return timer_of(changes, hub::TimerKind::send, record_id(hub::MessageId{"m"}));
}

TimerSays forget_timer(const hub::Changes& changes) {
    return timer_of(changes, hub::TimerKind::forget, record_id(hub::MessageId{"m"}));
}

hub::OfferState given_offer(rules::Outgoing& records, hub::OfferState state) {
    hub::Offer offer;
    offer.id = {"o"};
    offer.state = state;
    records.request.value.offers = {offer};
    return state;
}

bool is_over(MessageState state) {
    return state == MessageState::cancelled || rank(state) >= rank(MessageState::sent);
}

}  // namespace

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
        CHECK(send_timer(beginning.changes).due == noon + rules::take_over_after);
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
    records.message.value.moved_at = noon - rules::take_over_after + milliseconds{1};
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
                const bool allowed = spent + 1 <= (plain ? 100 : 120);
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
          3);  // two coordinators, and the reply itself
    REQUIRE(put_of<hub::DayBudget>(changes).size() == 1);
    records.budget.value = put_of<hub::DayBudget>(changes)[0];
    CHECK(records.budget.value.alarmed);
    CHECK(put_of<hub::Alert>(begin(records).changes).empty());
}

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
            CHECK(send_timer(once).due == noon + rules::repeat_unknown_after);
        }
        CHECK(send_timer(finish(records, with(Outcome::unknown, 2))).is_erased());
    }
}

TEST_CASE("a failure is told to whom it matters, and never makes another") {
    for (const Purpose purpose : all_purposes) {
        const auto records = outgoing(MessageState::sending, purpose);
        const auto changes = finish(records, with(Outcome::refused));
        const bool silent = purpose == Purpose::alert || purpose == Purpose::stop_confirmation;
        const bool texted = purpose == Purpose::reply || purpose == Purpose::news;
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
