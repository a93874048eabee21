#pragma once

#include "hub/rules/case.hpp"

// How one volunteer is asked, by the cascade or by hand.
namespace rules {

// A volunteer worth asking, best first. The case holds the volunteer's record; whether they may be
// asked is decided on that.
struct Choice {
    hub::PersonId volunteer{};
    matching::Metres away{};  // already rounded for privacy
};

// Makes the offer, with its code on the volunteer's record and its text, which says nothing
// personal. `by_hand` is the coordinator who asks; empty: the cascade does. What is sent at night
// leaves in the morning, and lapses as long after that. Whoever asks has seen that the volunteer
// may be asked and that the request has room for one more offer.
hub::Offer& ask(Decision& decision, const Choice& choice, const hub::PersonId& by_hand = {});

// The local date as a volunteer's record counts it: "2026-11-21".
std::string local_date(const Moment& moment);

}  // namespace rules
