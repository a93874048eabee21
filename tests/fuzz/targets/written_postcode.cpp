#include "adapters/places/written_postcode.hpp"

#include "adapters/places/postcode_table.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>

// Postcodes as people write them, looked up in the table that is shipped.
namespace fuzz {

namespace {

const places::PostcodeTable& table() {
    static const places::PostcodeTable shipped{std::filesystem::path{PLACES_FILE}};
    return shipped;
}

}  // namespace

void look_at(std::string_view bytes) {
    const auto readings = places::readings(bytes);
    require(readings.empty() || bytes.size() <= 16, "what is too long is no postcode");
    for (const places::WrittenPostcode& one : readings) {
        require(places::looks_like_district(one.district), "a district has its shape");
        require(one.sector.empty() ||
                    (one.sector.size() == 1 && one.sector[0] >= '0' && one.sector[0] <= '9'),
                "a sector is one digit");
        const std::string plain =
            one.sector.empty() ? one.district : one.district + " " + one.sector;
        const auto again = places::readings(plain);
        require(std::find(again.begin(), again.end(), one) != again.end(),
                "a reading is read alike again");
    }
    const auto place = table().find(bytes);
    require(!place || !readings.empty(), "only a postcode is found");
    if (place) require(table().find(place->name) == place, "a place is found by its name");
}

}  // namespace fuzz
