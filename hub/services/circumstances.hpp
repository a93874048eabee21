#pragma once

#include "hub/changes.hpp"
#include "hub/domain/group.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/environment.hpp"
#include "hub/rules/case.hpp"

namespace services {

// What a decision is given besides records: the time, the group's zone, and a seed. One for each
// decision; its Moment refers to it.
struct Setting {
    hub::TimePoint now{};
    hub::TimeZone zone{};
    rules::Chance chance{0, 0, {}};

    rules::Moment moment() { return {.now = now, .zone = zone, .chance = chance}; }
};

// Where settings come from.
class Circumstances {
public:
    Circumstances(const hub::Clock& clock, const hub::Calendar& calendar, hub::Random& random)
        : clock_(clock), calendar_(calendar), random_(random) {}

    hub::TimePoint now() const { return clock_.now(); }

    // UTC for a zone that the calendar does not know: the configuration is checked at start.
    Setting for_group(const hub::Group& group) {
        const hub::TimePoint now = clock_.now();
        const std::uint64_t seed = random_.number();
        return {.now = now,
                .zone = calendar_.zone(group.zone_name, now).value_or(hub::TimeZone{}),
                .chance = rules::Chance{seed, random_.number(), now}};
    }

private:
    const hub::Clock& clock_;
    const hub::Calendar& calendar_;
    hub::Random& random_;
};

// How often a step loads and decides again when a record changed meanwhile.
inline constexpr int tries = 5;

}  // namespace services
