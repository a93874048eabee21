#pragma once

#include "hub/changes.hpp"
#include "hub/domain/conversation.hpp"
#include "hub/domain/person.hpp"
#include "hub/domain/place.hpp"
#include "hub/domain/request.hpp"
#include "hub/events.hpp"
#include "hub/messages.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

// The vocabulary's enumerators as words, for records and for the wire. A word never changes its
// meaning; an enumerator may move.
namespace json {

// Specialised for each enum: its words in the order of its enumerators, and the last of these.
template <class Enum>
struct Words;

template <class Enum>
concept Worded = requires {
    Words<Enum>::all;
};

template <Worded Enum>
constexpr std::string_view word(Enum value) {
    static_assert(std::size(Words<Enum>::all) == static_cast<std::size_t>(Words<Enum>::last) + 1);
    return Words<Enum>::all[static_cast<std::size_t>(value)];
}

// Nothing for a word that is none of them.
template <Worded Enum>
constexpr std::optional<Enum> from_word(std::string_view text) {
    for (std::size_t i = 0; i < std::size(Words<Enum>::all); ++i) {
        if (Words<Enum>::all[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

template <>
struct Words<hub::PlaceLevel> {
    static constexpr std::string_view all[] = {"unknown", "district", "sector", "exact"};
    static constexpr auto last = hub::PlaceLevel::exact;
};

template <>
struct Words<hub::Role> {
    static constexpr std::string_view all[] = {"operator",
                                               "coordinator",
                                               "patch_lead",
                                               "duty_coordinator",
                                               "volunteer",
                                               "resident",
                                               "observer"};
    static constexpr auto last = hub::Role::observer;
};

template <>
struct Words<hub::RequestState> {
    static constexpr std::string_view all[] = {
        "draft", "open", "filled", "done", "closed", "cancelled", "unmet", "abandoned"};
    static constexpr auto last = hub::RequestState::abandoned;
};

template <>
struct Words<hub::OfferState> {
    static constexpr std::string_view all[] = {"proposed",
                                               "accepted",
                                               "declined",
                                               "countered",
                                               "lapsed",
                                               "withdrawn",
                                               "backup",
                                               "released",
                                               "fulfilled"};
    static constexpr auto last = hub::OfferState::fulfilled;
};

template <>
struct Words<hub::Urgency> {
    static constexpr std::string_view all[] = {"normal", "urgent"};
    static constexpr auto last = hub::Urgency::urgent;
};

template <>
struct Words<hub::WhoPays> {
    static constexpr std::string_view all[] = {
        "unasked", "nobody", "card_by_phone", "helper_repaid", "voucher", "kitty"};
    static constexpr auto last = hub::WhoPays::kitty;
};

template <>
struct Words<hub::Question> {
    static constexpr std::string_view all[] = {"nothing",
                                               "need",
                                               "postcode",
                                               "street",
                                               "name",
                                               "who_pays",
                                               "which_offer",
                                               "confirm_cancel",
                                               "satisfied"};
    static constexpr auto last = hub::Question::satisfied;
};

template <>
struct Words<hub::Purpose> {
    static constexpr std::string_view all[] = {
        "reply", "offer", "stand_down", "news", "alert", "stop_confirmation", "safety"};
    static constexpr auto last = hub::Purpose::safety;
};

template <>
struct Words<hub::MessageState> {
    static constexpr std::string_view all[] = {"queued",
                                               "sending",
                                               "unknown",
                                               "sent",
                                               "failed",
                                               "expired",
                                               "cancelled",
                                               "delivered",
                                               "read"};
    static constexpr auto last = hub::MessageState::read;
};

template <>
struct Words<hub::AlertKind> {
    static constexpr std::string_view all[] = {"danger",
                                               "nobody_found",
                                               "not_understood",
                                               "stopped_with_open_request",
                                               "budget_reached",
                                               "message_failed",
                                               "conditional_yes",
                                               "unreachable",
                                               "overdue",
                                               "no_answer_at_door",
                                               "worried",
                                               "ring",
                                               "spoke",
                                               "disputed",
                                               "many_addresses"};
    static constexpr auto last = hub::AlertKind::many_addresses;
};

template <>
struct Words<hub::Step::Kind> {
    static constexpr std::string_view all[] = {"heard", "stopped", "started"};
    static constexpr auto last = hub::Step::Kind::started;
};

template <>
struct Words<hub::RecordKind> {
    static constexpr std::string_view all[] = {"group",
                                               "person",
                                               "volunteer",
                                               "conversation",
                                               "request",
                                               "message",
                                               "alert",
                                               "address",
                                               "step",
                                               "lease",
                                               "budget",
                                               "heard",
                                               "handover",
                                               "session",
                                               "credential",
                                               "invitation",
                                               "sign_in_code",
                                               "device"};
    static constexpr auto last = hub::RecordKind::device;
};

template <>
struct Words<hub::Proof> {
    static constexpr std::string_view all[] = {"code", "two_factors"};
    static constexpr auto last = hub::Proof::two_factors;
};

template <>
struct Words<hub::TimerKind> {
    static constexpr std::string_view all[] = {
        "dispatch", "follow_up", "send", "forget", "escalate"};
    static constexpr auto last = hub::TimerKind::escalate;
};

}  // namespace json
