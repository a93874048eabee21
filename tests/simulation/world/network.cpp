#include "tests/simulation/world/network.hpp"

#include "tests/simulation/world/store_link.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>

#include <utility>

namespace simulation {

namespace asio = boost::asio;

namespace {

constexpr Millis minute = 60'000;

oracle::Outcome outcome_of(hub::HandedOver::Outcome outcome) {
    switch (outcome) {
        case hub::HandedOver::Outcome::accepted: return oracle::Outcome::accepted;
        case hub::HandedOver::Outcome::refused: return oracle::Outcome::refused;
        case hub::HandedOver::Outcome::later: return oracle::Outcome::later;
        case hub::HandedOver::Outcome::opted_out: return oracle::Outcome::opted_out;
        case hub::HandedOver::Outcome::unknown: return oracle::Outcome::unknown;
    }
    return oracle::Outcome::unknown;
}

}  // namespace

Network::Outcome Network::decide(const std::string& number) {
    Dice& dice = ground_.dice;
    const FaultMix& faults = ground_.faults;
    if (opted_out_.contains(number)) return Outcome::opted_out;
    if (dice.chance(faults.rate(Fault::opted_out))) {
        opted_out_.insert(number);
        return Outcome::opted_out;
    }
    if (dice.chance(faults.rate(Fault::gateway_unknown))) return Outcome::unknown;
    if (dice.chance(faults.rate(Fault::gateway_later))) return Outcome::later;
    if (dice.chance(faults.rate(Fault::gateway_refuses))) return Outcome::refused;
    return Outcome::accepted;
}

asio::awaitable<hub::HandedOver> Network::take(hub::Parcel parcel,
                                               const bool& alive,
                                               std::string node) {
    const std::uint64_t id = ++hand_overs_;
    oracle::HandOver begun;
    begun.id = id;
    begun.node = std::move(node);
    begun.group = "{g:" + parcel.group.text + "}";
    begun.message = parcel.message.text;
    begun.to = parcel.to.reveal;
    begun.text = parcel.text.reveal;
    ground_.mix(begun.to);
    ground_.mix(begun.text);
    ground_.note("hand-over by " + begun.node + " to " + begun.to,
                 begun.message + " " + begun.text);
    ground_.oracle.hand_over_begins(begun, ground_.time.now());

    perhaps_die(ground_, alive);
    const Outcome outcome = decide(parcel.to.reveal);
    const bool taken =
        outcome == Outcome::accepted || (outcome == Outcome::unknown && ground_.dice.chance(0.5));
    if (taken) deliver(parcel);
    const bool times_out = outcome == Outcome::unknown && ground_.dice.chance(0.5);
    co_await ground_.time.pass(times_out ? parcel.limit.count() : ground_.dice.between(5, 500));
    if (!alive) {
        ground_.marks.hit("a node died between a hand-over and its answer");
        tell_end(id, Outcome::unknown);
        throw boost::system::system_error(make_error_code(asio::error::operation_aborted));
    }
    tell_end(id, outcome);
    if (ground_.trace)
        ground_.note("answer " + std::to_string(static_cast<int>(outcome)), begun.message);
    hub::HandedOver answer;
    answer.outcome = outcome;
    answer.segments = static_cast<int>((parcel.text.reveal.size() + 159) / 160);
    if (outcome == Outcome::later && ground_.dice.chance(0.5))
        answer.retry_after = std::chrono::seconds{ground_.dice.between(1, 120)};
    co_return answer;
}

void Network::tell_end(std::uint64_t id, Outcome outcome) {
    ground_.oracle.hand_over_ends(id, outcome_of(outcome), ground_.time.now());
}

void Network::deliver(const hub::Parcel& parcel) {
    Dice& dice = ground_.dice;
    const FaultMix& faults = ground_.faults;
    if (dice.chance(faults.rate(Fault::failed_reports))) {
        report(parcel, hub::MessageState::failed, dice.between(1000, minute));
        return;
    }
    const std::string number = parcel.to.reveal;
    const std::string text = parcel.text.reveal;
    ground_.time.after(dice.between(500, 5000), [this, number, text] { arrives(number, text); });
    if (dice.chance(faults.rate(Fault::no_reports))) return;
    if (dice.chance(faults.rate(Fault::early_reports))) {
        ground_.marks.hit("a report came before the answer to its hand-over");
        report(parcel, hub::MessageState::sent, 0);
    }
    const bool late = dice.chance(faults.rate(Fault::late_reports));
    report(parcel,
           hub::MessageState::delivered,
           late ? dice.between(minute, 600 * minute) : dice.between(500, 20'000));
    if (!dice.chance(faults.rate(Fault::repeated_reports))) return;
    const bool backwards = dice.chance(0.5);
    report(parcel,
           backwards ? hub::MessageState::sent : hub::MessageState::delivered,
           dice.between(500, 90 * minute));
}

void Network::report(const hub::Parcel& parcel, hub::MessageState state, Millis delay) {
    hub::DeliveryReport report;
    report.group = parcel.group;
    report.message = parcel.message;
    report.state = state;
    ground_.time.after(delay, [this, report]() mutable {
        report.received_at = hub::TimePoint{std::chrono::milliseconds{ground_.time.now()}};
        reports(report);
    });
}

}  // namespace simulation
