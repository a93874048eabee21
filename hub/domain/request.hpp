#pragma once

#include "hub/domain/ids.hpp"
#include "hub/domain/personal.hpp"
#include "hub/domain/place.hpp"
#include "hub/domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub {

enum class RequestState { draft, open, filled, done, closed, cancelled, unmet, abandoned };
enum class OfferState {
    proposed,
    accepted,
    declined,
    countered,
    lapsed,
    withdrawn,
    backup,
    released,
    fulfilled
};
enum class Urgency { normal, urgent };

// How shopping is paid for. The resident chooses out of what the group allows.
enum class WhoPays { unasked, nobody, card_by_phone, helper_repaid, voucher, kitty };

inline constexpr RequestState all_request_states[] = {RequestState::draft,
                                                      RequestState::open,
                                                      RequestState::filled,
                                                      RequestState::done,
                                                      RequestState::closed,
                                                      RequestState::cancelled,
                                                      RequestState::unmet,
                                                      RequestState::abandoned};
inline constexpr OfferState all_offer_states[] = {OfferState::proposed,
                                                  OfferState::accepted,
                                                  OfferState::declined,
                                                  OfferState::countered,
                                                  OfferState::lapsed,
                                                  OfferState::withdrawn,
                                                  OfferState::backup,
                                                  OfferState::released,
                                                  OfferState::fulfilled};

// The whole life of a request. Whatever is not listed is refused.
constexpr bool may_become(RequestState from, RequestState to) noexcept {
    using enum RequestState;
    switch (from) {
        case draft: return to == open || to == cancelled || to == abandoned;
        case open: return to == filled || to == cancelled || to == unmet;
        case filled: return to == open || to == done || to == cancelled;
        case done: return to == closed || to == open;
        case unmet: return to == open || to == closed;
        case closed:
        case cancelled:
        case abandoned: return false;
    }
    return false;
}

// The whole life of an offer. Whatever is not listed is refused.
constexpr bool may_become(OfferState from, OfferState to) noexcept {
    using enum OfferState;
    switch (from) {
        case proposed:
            return to == accepted || to == declined || to == countered || to == lapsed ||
                   to == withdrawn || to == backup;
        case countered: return to == accepted || to == declined || to == lapsed || to == withdrawn;
        case lapsed:
        case withdrawn: return to == accepted || to == backup;
        case backup: return to == accepted || to == declined || to == withdrawn;
        case accepted: return to == released || to == fulfilled;
        case declined:
        case released:
        case fulfilled: return false;
    }
    return false;
}

// The question put to one volunteer. At most `max_offers_per_request` on one request.
struct Offer {
    OfferId id{};
    PersonId to{};
    OfferState state{OfferState::proposed};
    std::string code{};   // what the volunteer types to answer this one
    MessageId message{};  // the text that asked; stand-downs depend on whether it left
    TimePoint proposed_at{};
    TimePoint lapses_at{};
    std::optional<TimePoint> answered_at{};
    MessageText condition{};  // of a countered offer: "after five"
    PersonId by_hand{};       // the coordinator who asked or assigned; empty: the cascade did
    std::optional<TimePoint> expected_at{};  // of an accepted one that is running late

    bool operator==(const Offer&) const = default;
};

inline constexpr std::size_t max_offers_per_request = 100;

// When the help is wanted: any time within.
struct Window {
    TimePoint from{};
    TimePoint until{};
    bool operator==(const Window&) const = default;
};

// What a coordinator wrote beside a request.
struct Note {
    PersonId by{};
    TimePoint at{};
    MessageText text{};
    bool operator==(const Note&) const = default;
};

inline constexpr std::size_t max_notes = 50;  // then the oldest goes

// "I am on it." Lapses by itself.
struct Claim {
    PersonId by{};
    TimePoint until{};
    bool operator==(const Claim&) const = default;
};

inline constexpr std::chrono::minutes claim_lasts{30};

// One thing that a resident needs.
struct Request {
    RequestId id{};
    std::string reference{};  // what people say on the phone: unique among a group's open requests
    PersonId resident{};
    Need need{};
    MessageText words{};  // what they asked for, shown to who accepted
    StreetAddress street{};
    Place place{};
    Window window{};
    Urgency urgency{Urgency::normal};
    int helpers_wanted{1};
    WhoPays who_pays{WhoPays::unasked};
    std::string
        doorstep_word{};  // both sides are given it, so that a helper at the door can be known
    RequestState state{RequestState::draft};
    std::vector<Offer> offers{};
    TimePoint created_at{};
    std::optional<TimePoint> opened_at{};
    std::optional<TimePoint> reopened_at{};  // the resident said that it is not done: what was
                                             // fulfilled before does not count
    std::optional<TimePoint>
        told_waiting_at{};  // when the resident was last told honestly that nobody is found yet
    std::optional<TimePoint> ended_at{};
    std::string channel{};    // how it came: "sms", "telegram", "web", "desk"
    PersonName introducer{};  // who asked for them; empty: themselves
    std::vector<Note> notes{};
    std::optional<Claim> claim{};

    const Offer* offer(const OfferId& id_of_offer) const;
    const Offer* offer_to(const PersonId& volunteer) const;  // the latest one
    int places_taken() const;  // offers accepted, or fulfilled since it was last re-opened
    int places_free() const;   // never below 0
    bool operator==(const Request&) const = default;
};

}  // namespace hub
