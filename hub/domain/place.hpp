#pragma once

#include "matching/place.hpp"

#include <string>

namespace hub {

// How finely a place is known. Told to people ("I know E8 3 only"), and the radius widens what is
// searched.
enum class PlaceLevel { unknown, district, sector, exact };

// Where something is, as far as it is known. `centre` is sealed; `name` ("E8 3") may be shown to
// volunteers.
struct Place {
    std::string name{};
    PlaceLevel level{PlaceLevel::unknown};
    matching::GeoPoint centre{};
    matching::Metres radius{};  // half of the addresses of the place lie within

    bool known() const { return level != PlaceLevel::unknown; }
    bool operator==(const Place&) const = default;
};

}  // namespace hub
