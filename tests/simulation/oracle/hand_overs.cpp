#include "tests/simulation/oracle/state.hpp"

#include <algorithm>
#include <cctype>

// A message goes to the gateway.
namespace oracle {

namespace {

constexpr Millis minute = 60'000;
constexpr Millis hour = 60 * minute;
constexpr Millis day = 24 * hour;
// From the decision that it may go to the gateway: a node that needs longer gives up.
constexpr Millis under_way = minute;
constexpr std::size_t times_kept = 20;
// An address remembers this many messages that a gateway took.
constexpr std::uint64_t taken_remembered = 16;

// "within 30 minutes"; 0: it does not say.
Millis lasts_of(const std::string& text) {
    const std::string before = "within ";
    const auto found = text.find(before);
    if (found == std::string::npos) return 0;
    Millis minutes = 0;
    auto at = found + before.size();
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0) {
        minutes = minutes * 10 + (text[at++] - '0');
    }
    return text.compare(at, 8, " minutes") == 0 ? minutes * minute : 0;
}

// Quiet on both sides of the midnight, or between two hours of one day.
bool is_quiet(Millis local, const Setting& setting) {
    const Millis of_day = ((local % day) + day) % day;
    const Millis from = setting.quiet_from * hour;
    const Millis until = setting.quiet_until * hour;
    if (from == until) return false;
    return from < until ? of_day >= from && of_day < until : of_day >= from || of_day < until;
}

}  // namespace

void Oracle::State::begin_hand_over(const HandOver& hand_over, Millis at) {
    Number& number = outside.numbers[hand_over.to];
    KnownMessage* message = message_being_sent(hand_over);
    const bool confirms_stop = message != nullptr && message->is.purpose == "stop_confirmation";
    const bool marked_before = number.mark_kept == hand_over.message;
    const Mark mark = mark_of(hand_over, number);
    if (number.stop_kept && !confirms_stop && !marked_before) {
        blame("stop",
              "message ",
              hand_over.message,
              " goes to ",
              hand_over.to,
              ", whose STOP a rollback lost");
    }
    if (mark == Mark::none && clocks_agree()) {
        blame("stop", "message ", hand_over.message, " goes to ", hand_over.to, " without a mark");
    }
    if (mark != Mark::kept && clocks_agree()) check_alone(hand_over, number, confirms_stop, at);
    if (message != nullptr) {
        check_quiet(hand_over, message->is, at);
        check_repeat(hand_over, *message);
        check_yours(hand_over, *message);
    }
    check_words(hand_over, message);

    if (message != nullptr) note_handed_over(*message, hand_over, mark);
    note_flight(hand_over, message, mark, at);
    if (marked_before) number.mark_kept.clear();
    number.in_flight.push_back(hand_over.id);
    number.last_hand_over = at;
    number.hand_overs.push_back(at);
    if (number.hand_overs.size() > times_kept) number.hand_overs.pop_front();
}

void Oracle::State::note_handed_over(KnownMessage& message, const HandOver& hand_over, Mark mark) {
    auto& nodes = message.begun_by;
    nodes.erase(std::remove(nodes.begin(), nodes.end(), hand_over.node), nodes.end());
    if (mark != Mark::kept) ++message.uncertain;
}

void Oracle::State::note_flight(const HandOver& hand_over,
                                const KnownMessage* message,
                                Mark mark,
                                Millis at) {
    Flight flight;
    flight.number = hand_over.to;
    flight.message = hand_over.message;
    flight.begun_at = at;
    flight.deadline = at + minute;
    flight.forgiven = mark == Mark::kept;
    if (message != nullptr && message->is.phrase == "offer") {
        flight.offer_lasts = lasts_of(hand_over.text);
    }
    if (KnownAddress* address = address_of(hand_over.to)) {
        address->used = address->used || mark == Mark::standing;
        flight.token = address->token;
        flight.deadline = address->deadline;
    }
    outside.flights[hand_over.id] = std::move(flight);
}

// The store's, or what a node had begun before the store became an older one.
KnownMessage* Oracle::State::message_being_sent(const HandOver& hand_over) {
    const auto is_begun = [&](const KnownMessage& message) {
        return contains(message.begun_by, hand_over.node);
    };
    const auto known = store.messages.find(hand_over.message);
    if (known != store.messages.end() && is_begun(known->second)) return &known->second;
    const auto before = outside.begun.find(hand_over.message);
    if (before != outside.begun.end() && is_begun(before->second)) return &before->second;
    return known == store.messages.end() ? nullptr : &known->second;
}

Mark Oracle::State::mark_of(const HandOver& hand_over, const Number& number) const {
    const KnownAddress* address = address_of(hand_over.to);
    if (address != nullptr && address->marked == hand_over.message) return Mark::standing;
    if (number.mark_kept == hand_over.message) return Mark::kept;
    // Nothing was ever said about this number.
    return address == nullptr ? Mark::standing : Mark::none;
}

// Another hand-over may be on its way only when its mark is past its deadline: by the clock of the
// node that goes on, which may be fast.
void Oracle::State::check_alone(const HandOver& hand_over,
                                Number& number,
                                bool confirms_stop,
                                Millis at) {
    auto& ids = number.in_flight;
    ids.erase(std::remove_if(ids.begin(),
                             ids.end(),
                             [&](std::uint64_t id) {
                                 const auto flight = outside.flights.find(id);
                                 return flight == outside.flights.end() ||
                                        flight->second.forgiven ||
                                        at >= flight->second.deadline - setting.clock_error;
                             }),
              ids.end());
    if (ids.empty()) return;
    const char* invariant = confirms_stop ? "stop" : "order";
    blame(invariant,
          "message ",
          hand_over.message,
          " goes to ",
          hand_over.to,
          " while ",
          outside.flights.at(ids.front()).message,
          " is on its way");
}

void Oracle::State::check_quiet(const HandOver& hand_over, const MessagePut& message, Millis at) {
    const bool waits =
        message.purpose == "stand_down" || (message.purpose == "offer" && !message.urgent);
    if (!waits) return;
    // A node with a slow clock and some time under way, or with a fast clock.
    const Millis local = at + setting.utc_offset;
    const Millis earliest = local - 2 * setting.clock_error - under_way;
    const Millis latest = local + setting.clock_error;
    if (!is_quiet(local, setting) || !is_quiet(earliest, setting) || !is_quiet(latest, setting)) {
        return;
    }
    blame("quiet", "message ", hand_over.message, " disturbs ", hand_over.to, " in quiet hours");
}

void Oracle::State::check_repeat(const HandOver& hand_over, const KnownMessage& message) {
    if (!contains(message.begun_by, hand_over.node)) {
        blame("twice",
              "message ",
              hand_over.message,
              " (",
              message.is.state,
              ") goes out and ",
              hand_over.node,
              " had not begun it");
    }
    const KnownAddress* address = address_of(hand_over.to);
    const bool remembered = address != nullptr && message.taken_as != 0 &&
                            address->taken - message.taken_as < taken_remembered;
    if (remembered && clocks_agree()) {
        blame("twice", "message ", hand_over.message, " goes out although a gateway took it");
    }
    const int limit =
        (message.is.purpose == "offer" ? 1 : setting.unknown_limit) + (clocks_agree() ? 0 : 1);
    if (message.uncertain >= limit) {
        blame("twice",
              "message ",
              hand_over.message,
              " goes out after ",
              std::to_string(message.uncertain),
              " hand-overs that may have worked");
    }
}

void Oracle::State::check_yours(const HandOver& hand_over, const KnownMessage& message) {
    if (message.is.phrase != "yours" && message.is.phrase != "their_words") return;
    if (!message.held) {
        blame("yours",
              "message ",
              hand_over.message,
              " tells ",
              message.is.to,
              " that they hold request ",
              message.is.about);
    }
    if (!message.number.empty() && message.number != hand_over.to) {
        blame("yours",
              "message ",
              hand_over.message,
              " for ",
              message.is.to,
              " goes to ",
              hand_over.to);
    }
}

void Oracle::State::end_hand_over(std::uint64_t id, Outcome outcome) {
    const auto found = outside.flights.find(id);
    if (found == outside.flights.end()) return;
    const Flight flight = std::move(found->second);
    outside.flights.erase(found);
    if (outcome == Outcome::refused || outcome == Outcome::opted_out) {
        outside.numbers[flight.number].unreachable = true;
    }
    const auto message = store.messages.find(flight.message);
    if (message == store.messages.end()) return;
    note_told(message->second, flight, outcome);
    if (flight.forgiven) return;
    const bool not_taken = outcome != Outcome::accepted && outcome != Outcome::unknown;
    if (not_taken) message->second.uncertain = std::max(0, message->second.uncertain - 1);
    KnownAddress* address = address_of(flight.number);
    if (address != nullptr && address->token == flight.token) {
        address->accepted = outcome == Outcome::accepted;
    }
}

}  // namespace oracle
