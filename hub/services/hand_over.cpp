#include "hub/services/delivery.hpp"
#include "hub/services/notices.hpp"

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include <utility>
#include <vector>

// The middle of a delivery: the address's scope and the gateway.
namespace services {

namespace asio = boost::asio;

namespace {

using Outcome = rules::Attempt::Outcome;
using Said = hub::HandedOver::Outcome;

// While a STOP waits to be stored there is no hurry.
constexpr std::chrono::seconds blocked_retry{5};
// The number that the group writes from on this channel; empty: the gateway's own.
std::string hub_number(const hub::Group& group, const std::string& channel) {
    for (const std::string& number : group.hub_numbers) {
        if (number.rfind(channel + ":", 0) == 0) return number.substr(channel.size() + 1);
    }
    return {};
}

Outcome outcome_of(Said said) {
    switch (said) {
        case Said::accepted: return Outcome::accepted;
        case Said::refused: return Outcome::refused;
        case Said::later: return Outcome::later;
        case Said::opted_out: return Outcome::opted_out;
        case Said::unknown: return Outcome::unknown;
    }
    return Outcome::unknown;
}

rules::Answered answered(Said said) {
    switch (said) {
        case Said::accepted: return rules::Answered::accepted;
        case Said::refused:
        case Said::later: return rules::Answered::not_taken;
        case Said::opted_out: return rules::Answered::opted_out;
        case Said::unknown: return rules::Answered::unknown;
    }
    return rules::Answered::unknown;
}

rules::Attempt attempt_with(Outcome outcome, std::string reason) {
    rules::Attempt made;
    made.outcome = outcome;
    made.reason = std::move(reason);
    return made;
}

}  // namespace

// Nothing: another node is at it, or will be.
asio::awaitable<std::optional<rules::Attempt>> Delivery::attempt_of(Begun begun) {
    if (begun.next == rules::Beginning::Next::settle) {
        co_return co_await settle(std::move(begun.letter));
    }
    if (!begun.obstacle.empty()) {
        co_return attempt_with(Outcome::refused, std::move(begun.obstacle));
    }
    co_return co_await hand_over(std::move(begun.letter));
}

asio::awaitable<std::optional<rules::Attempt>> Delivery::hand_over(Letter letter) {
    const boost::system::error_code refused = co_await mark(letter);
    if (refused) co_return co_await not_begun(std::move(letter), refused);
    hub::Parcel parcel;
    parcel.group = letter.group.id;
    parcel.message = letter.message.id;
    parcel.person = letter.person.id;
    parcel.to = letter.person.number;
    parcel.from = hub_number(letter.group, letter.person.channel);
    parcel.text = letter.text;
    parcel.choices = letter.choices;
    parcel.replaces = letter.replaces;
    parcel.useful_until = letter.message.useful_until;
    parcel.limit = settings_.times.hand_over_limit;
    const hub::HandedOver said = co_await letter.channel->hand_over(std::move(parcel));
    co_await unmark(letter, said.outcome);

    rules::Attempt made = attempt_with(outcome_of(said.outcome), said.reason);
    made.retry_after = said.retry_after;
    made.segments = said.segments;
    made.reference = said.reference;
    if (made.outcome == Outcome::accepted) {
        if (parts_.notices != nullptr) {
            parts_.notices->tell(letter.group, letter.person, letter.message);
        }
    } else {
        const auto record = co_await load_address(letter.address);
        made.unknown_times =
            rules::unknown_hand_overs(record.value, letter.message.id, parts_.circumstances.now());
    }
    co_return made;
}

asio::awaitable<boost::system::error_code> Delivery::mark(Letter letter) {
    rules::HandOverStart start;
    start.message = letter.message.id;
    start.group = letter.group.id;
    start.person = letter.person.id;
    start.address = letter.address;
    start.channel = letter.person.channel;
    start.number = letter.person.number;
    start.purpose = letter.message.purpose;
    start.token = letter.token;
    start.begun_at = letter.begun_at;
    start.times = settings_.times;
    start.replies_per_hour = settings_.replies_per_hour;
    for (int tried = 0; tried < tries; ++tried) {
        const auto record = co_await load_address(letter.address);
        const hub::TimePoint before = parts_.circumstances.now();
        if (rules::holds_mark(record.value, letter.token, settings_.times, before)) {
            co_return boost::system::error_code{};
        }
        // Asked last, with nothing to wait for but the commit.
        const bool confirms_stop = start.purpose == hub::Purpose::stop_confirmation;
        if (parts_.guard.blocks(letter.address) && !confirms_stop) {
            co_return make_error_code(hub::Refusal::busy);
        }
        auto changes = rules::begin_hand_over(record, start, parts_.circumstances.now());
        if (!changes) co_return changes.error();
        if (co_await decided_or_lost(hub::scope_of(letter.address), *std::move(changes))) {
            co_return boost::system::error_code{};
        }
    }
    co_return make_error_code(hub::Refusal::busy);
}

// False also when the answer was lost: whether the mark stands is seen at the next look, and
// nothing was handed over meanwhile. A store that is away says so then.
asio::awaitable<bool> Delivery::decided_or_lost(hub::Scope scope, hub::Changes changes) {
    try {
        co_return co_await decided(std::move(scope), std::move(changes));
    } catch (const boost::system::system_error& failure) {
        if (failure.code() == boost::system::errc::operation_canceled) throw;
    }
    co_return false;
}

// When another node took the mark over, or retries run out, it counts as an unknown outcome: never
// as none.
asio::awaitable<void> Delivery::unmark(Letter letter, Said said) {
    for (int tried = 0; tried < tries; ++tried) {
        const auto record = co_await load_address(letter.address);
        auto changes = rules::end_hand_over(record,
                                            letter.token,
                                            letter.message.purpose,
                                            answered(said),
                                            "opted-" + letter.token,
                                            parts_.circumstances.now());
        if (!changes) co_return;
        if (co_await decided(hub::scope_of(letter.address), *std::move(changes))) co_return;
    }
}

asio::awaitable<std::optional<rules::Attempt>> Delivery::not_begun(Letter letter,
                                                                   boost::system::error_code why) {
    const auto record = co_await load_address(letter.address);
    const hub::TimePoint now = parts_.circumstances.now();
    const hub::MessageId& message = letter.message.id;
    const rules::Known known = rules::known_outcome(record.value, message, now);
    if (why == hub::Refusal::expired || known == rules::Known::under_way) co_return std::nullopt;

    // What the record says now counts: another node may have ended its hand-over since the refusal.
    rules::Attempt made;
    made.unknown_times = rules::unknown_hand_overs(record.value, message, now);
    const hub::Purpose purpose = letter.message.purpose;
    const bool guarded =
        rules::too_many_replies(record.value, purpose, settings_.replies_per_hour, now);
    if (known == rules::Known::taken) {
        made.outcome = Outcome::accepted;
    } else if (why == hub::Refusal::stopped) {
        made.outcome = Outcome::stopped;
    } else if (made.unknown_times >= rules::unknown_limit(purpose)) {
        made.outcome = Outcome::unknown;
    } else if (why == hub::Refusal::full && guarded) {
        made.outcome = Outcome::guarded;
    } else {
        made.outcome = Outcome::busy;
        if (parts_.guard.blocks(letter.address)) made.retry_after = blocked_retry;
    }
    co_return made;
}

// A message that a node had begun to send and that is no longer wanted: did it leave?
asio::awaitable<std::optional<rules::Attempt>> Delivery::settle(Letter letter) {
    if (letter.address.empty()) co_return attempt_with(Outcome::not_wanted, {});
    const auto record = co_await load_address(letter.address);
    const hub::TimePoint now = parts_.circumstances.now();
    rules::Attempt made;
    made.unknown_times = hub::max_unknown_hand_overs;  // no repeat
    switch (rules::known_outcome(record.value, letter.message.id, now)) {
        case rules::Known::taken: made.outcome = Outcome::accepted; break;
        case rules::Known::unknown: made.outcome = Outcome::unknown; break;
        case rules::Known::under_way: co_return std::nullopt;
        case rules::Known::never_left:
            made.outcome = Outcome::not_wanted;
            made.unknown_times = 0;
            break;
    }
    co_return made;
}

asio::awaitable<hub::Versioned<hub::AddressRecord>> Delivery::load_address(
    hub::AddressKey address) {
    std::vector<hub::RecordId> ids{hub::address_record()};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(address), std::move(ids), hub::no_key);
    co_return loaded.get<hub::AddressRecord>(hub::address_record());
}

}  // namespace services
