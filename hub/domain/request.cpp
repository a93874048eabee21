#include "hub/domain/request.hpp"

#include <algorithm>

namespace hub {

const Offer* Request::offer(const OfferId& id_of_offer) const {
    const auto found = std::find_if(
        offers.begin(), offers.end(), [&](const Offer& offer) { return offer.id == id_of_offer; });
    return found == offers.end() ? nullptr : &*found;
}

const Offer* Request::offer_to(const PersonId& volunteer) const {
    const auto found = std::find_if(
        offers.rbegin(), offers.rend(), [&](const Offer& offer) { return offer.to == volunteer; });
    return found == offers.rend() ? nullptr : &*found;
}

int Request::places_taken() const {
    return static_cast<int>(std::count_if(offers.begin(), offers.end(), [this](const Offer& offer) {
        if (offer.state == OfferState::accepted) return true;
        return offer.state == OfferState::fulfilled &&
               (!reopened_at || offer.answered_at >= reopened_at);
    }));
}

int Request::places_free() const {
    return std::max(0, helpers_wanted - places_taken());
}

}  // namespace hub
