#include "tests/simulation/world/scenery.hpp"

#include "adapters/calendar/icu_calendar.hpp"

#include <filesystem>

namespace simulation {

Scenery read_scenery() {
    const std::filesystem::path top{AIDHUB_SOURCE};
    const hub::TimePoint around{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};
    hub::TimeZone london = calendar::IcuCalendar{}.zone("Europe/London", around).value();
    // A run lasts days: the transitions of other years would only be copied.
    std::erase_if(london.transitions, [&](const hub::Transition& transition) {
        return transition.from > around + std::chrono::hours{24 * 30};
    });
    if (london.transitions.size() > 1)
        london.transitions.erase(london.transitions.begin(), london.transitions.end() - 1);
    return {config::load_languages(top / "config/languages"),
            places::PostcodeTable(top / "config/places/gb-postcode-centres.csv"),
            std::move(london)};
}

}  // namespace simulation
