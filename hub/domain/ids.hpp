#pragma once

#include <compare>
#include <string>

namespace hub {

// An identity: what it names is in the type, so that a request's cannot be passed for an offer's.
// Text of 1 to 64 characters out of [A-Za-z0-9_-]; `is_well_formed` is asked where one comes in
// from outside.
template <class Tag>
struct Id {
    std::string text{};

    bool empty() const { return text.empty(); }
    auto operator<=>(const Id&) const = default;
};

using GroupId = Id<struct GroupTag>;
using PersonId = Id<struct PersonTag>;  // residents, volunteers and coordinators alike
using RequestId = Id<struct RequestTag>;
using OfferId = Id<struct OfferTag>;
using MessageId = Id<struct MessageTag>;
using StepId = Id<struct StepTag>;
using AlertId = Id<struct AlertTag>;
using AddressKey =
    Id<struct AddressTag>;  // keyed hash of channel and identifier: says nothing by itself
using InboundId = Id<struct InboundTag>;  // made by the hub for one received message
using NodeId = Id<struct NodeTag>;
using Need = Id<struct NeedTag>;  // the kind of help, "shopping": the list is configuration

bool is_well_formed(const std::string& id);

}  // namespace hub
