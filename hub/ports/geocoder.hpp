#pragma once

#include "hub/domain/place.hpp"

#include <optional>
#include <string_view>

namespace hub {

// Where a postcode is, from tables at hand: nobody outside is asked.
class Geocoder {
public:
    virtual ~Geocoder() = default;

    // A British postcode, full ("E8 3PN"), sector ("E8 3") or district ("E8"): its sector when
    // known, else its district. Nothing when neither is in the tables.
    virtual std::optional<Place> find(std::string_view postcode) const = 0;
};

}  // namespace hub
