#include "adapters/places/postcode_table.hpp"

#include "adapters/places/written_postcode.hpp"
#include "tests/fuzz/target.hpp"

#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>

// The table of places: understood wholly, or refused with the line.
namespace fuzz {

namespace {

void check(const hub::Place& place) {
    require(place.known() && !place.name.empty(), "a place that is found is known");
    require(std::abs(place.centre.latitude) <= 90 && std::abs(place.centre.longitude) <= 180,
            "a centre is on earth");
    require(place.radius.value >= 0 && place.radius.value <= 200'000,
            "a radius keeps to its bound");
}

// Every first column could be a place's name.
void look_up_all(const places::PostcodeTable& table, const std::string& text) {
    std::istringstream lines{text};
    std::size_t found = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string name = line.substr(0, line.find(','));
        const auto place = table.find(name);
        if (!place) continue;
        ++found;
        check(*place);
        require(table.find(place->name).has_value(),
                "a place is found by the name that it was given");
    }
    require(found >= table.size(), "every place of the table is found");
}

}  // namespace

void look_at(std::string_view bytes) {
    constexpr std::string_view header = "place,lat,lng,postcodes,radius_m,radius95_m\n";
    Pieces pieces{bytes};
    const bool headed = pieces.number(4) != 0;
    const std::string text = std::string{headed ? header : ""}.append(pieces.rest());
    std::istringstream stream{text};
    try {
        const places::PostcodeTable table{stream};
        require(table.size() > 0, "a table holds places");
        look_up_all(table, text);
    } catch (const std::runtime_error& problem) {
        const std::string_view what{problem.what()};
        require(what.starts_with("line ") || what == "holds no places" ||
                    what == "a place is there twice",
                "a refusal says where");
    }
}

}  // namespace fuzz
