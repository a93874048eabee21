#pragma once

#include "adapters/places/postcode_table.hpp"
#include "config/languages.hpp"
#include "hub/ports/calendar.hpp"

namespace simulation {

// What is read once and is the same in every run: words, places, and the zone of London.
struct Scenery {
    config::Languages languages;
    places::PostcodeTable places;
    hub::TimeZone london;
};

// Reads config/ of the source tree. Throws std::runtime_error when it is not whole.
Scenery read_scenery();

// Knows London only, and reads nothing.
class OneZone final : public hub::Calendar {
public:
    explicit OneZone(const hub::TimeZone& zone) : zone_(zone) {}
    std::optional<hub::TimeZone> zone(std::string_view, hub::TimePoint) const override {
        return zone_;
    }

private:
    const hub::TimeZone& zone_;
};

}  // namespace simulation
