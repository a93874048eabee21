#pragma once

#include "hub/changes.hpp"
#include "hub/rules/chance.hpp"

#include <map>
#include <vector>

namespace rules {

// One request with the records that a decision about it may read or change: the volunteers whose
// offers are live or who are to be asked, and the persons who are told. All were loaded; their
// versions are the commit's reads.
struct Case {
    hub::Versioned<hub::Group> group{};
    hub::Versioned<hub::Request> request{};
    std::map<hub::PersonId, hub::Versioned<hub::Volunteer>> volunteers{};
    std::map<hub::PersonId, hub::Versioned<hub::Person>> persons{};
    // Of open offers: the texts that will not arrive any more.
    std::vector<hub::Versioned<hub::OutgoingMessage>> undelivered{};
};

// When and where a decision is made, and what it may draw. Held by reference: a Moment lives as
// long as its decision.
struct Moment {
    hub::TimePoint now{};
    const hub::TimeZone& zone;
    Chance& chance;
};

// A decision about a case: working copies of its records, put together into Changes at the end.
class Decision {
public:
    Decision(const Case& before, const Moment& moment);

    hub::Request request;
    const hub::Group& group;
    const Moment& moment;
    hub::Changes changes;

    hub::Volunteer& volunteer(const hub::PersonId& id);        // must be in the case
    const hub::Person& person(const hub::PersonId& id) const;  // an empty one when not in the case
    const hub::Volunteer* find_volunteer(
        const hub::PersonId& id) const;  // as loaded; null when not in the case
    hub::Offer* offer(const hub::OfferId& id);
    // Moves an offer along its life and announces it; the caller has asked may_become.
    void move(hub::Offer& offer, hub::OfferState to);
    void move(hub::RequestState to);
    // The volunteer holds this offer's place; its code is awake again when it rested.
    void open_task(const hub::Offer& offer);
    // The volunteer no longer has this offer open; its code rests.
    void close_offer(const hub::Offer& offer);
    // The volunteer no longer has this task; its code rests.
    void close_task(const hub::Offer& offer);
    // Puts what was changed.
    hub::Changes finish();

private:
    const Case& before_;
    std::map<hub::PersonId, hub::Volunteer> touched_;
};

}  // namespace rules
