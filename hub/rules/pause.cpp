#include "hub/rules/pause.hpp"

#include "hub/rules/compose.hpp"

namespace rules {

namespace {

hub::Changes changed(const hub::Versioned<hub::Volunteer>& before,
                     const Moment& moment,
                     std::optional<hub::TimePoint> until,
                     hub::Wording words) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::volunteer_record(before.value.id), before);
    hub::Volunteer volunteer = before.value;
    volunteer.paused_until = until;
    changes.announce(hub::VolunteerChanged{volunteer.id});
    changes.send(compose(moment, volunteer.id, hub::Purpose::reply, std::move(words)), moment.now);
    changes.put(std::move(volunteer));
    return changes;
}

}  // namespace

hub::Changes pause_volunteer(const hub::Versioned<hub::Volunteer>& before,
                             const Moment& moment,
                             const hub::PauseVolunteer& command) {
    constexpr std::chrono::hours no_end{24 * 365 * 10};
    const std::string until = command.until ? local_text(moment, *command.until) : "";
    return changed(before,
                   moment,
                   command.until.value_or(moment.now + no_end),
                   wording(phrases::paused, {{"until", until}}));
}

hub::Changes resume_volunteer(const hub::Versioned<hub::Volunteer>& before, const Moment& moment) {
    return changed(before, moment, std::nullopt, wording(phrases::resumed, {}));
}

}  // namespace rules
