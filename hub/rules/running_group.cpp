#include "hub/rules/running_group.hpp"

#include <algorithm>
#include <set>

namespace rules {

namespace {

constexpr std::chrono::hours remembered{24};
constexpr std::size_t max_patches = 50;
constexpr std::size_t max_needs = 30;

hub::Changes of_group(const hub::Versioned<hub::Group>& before,
                      const Moment& moment,
                      hub::Group next) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), before);
    changes.put(std::move(next)).announce(hub::GroupChanged{});
    return changes;
}

template <class T>
bool within(T value, T least, T most) {
    return value >= least && value <= most;
}

std::optional<Problem> problem_of(const hub::Asking& asking) {
    using std::chrono::hours;
    using std::chrono::minutes;
    if (!within(asking.at_once, 1, 20)) return Problem{"asking.at_once", "must be 1 to 20"};
    const bool lapses = within(asking.lapse, minutes{5}, minutes{24 * 60}) &&
                        within(asking.lapse_urgent, minutes{2}, minutes{24 * 60});
    if (!lapses) return Problem{"asking.lapse", "must be some minutes, at most a day"};
    if (!within(asking.tell_waiting, minutes{10}, minutes{24 * 60}))
        return Problem{"asking.tell_waiting", "must be 10 minutes to a day"};
    if (!within(asking.unmet_after, hours{1}, hours{14 * 24}))
        return Problem{"asking.unmet_after", "must be 1 hour to 14 days"};
    if (!within(asking.widest.value, 500.0, 100'000.0))
        return Problem{"asking.widest", "must be 500 metres to 100 kilometres"};
    return std::nullopt;
}

// An outcode belongs to one patch.
std::optional<Problem> problem_of(const std::vector<hub::Patch>& patches) {
    if (patches.size() > max_patches) return Problem{"patches", "may be at most 50"};
    std::set<std::string> outcodes;
    for (const hub::Patch& patch : patches) {
        if (patch.name.empty()) return Problem{"patches", "must each have a name"};
        for (const std::string& outcode : patch.outcodes) {
            if (!outcodes.insert(outcode).second)
                return Problem{"patches", "must not share an area"};
        }
    }
    return std::nullopt;
}

bool is_coordinator(const hub::Group& group, const hub::PersonId& person) {
    return std::find(group.coordinators.begin(), group.coordinators.end(), person) !=
           group.coordinators.end();
}

}  // namespace

std::optional<Problem> problem_of(const hub::ChangeGroup& command) {
    if (command.name.empty() || command.name.size() > 100)
        return Problem{"name", "must be there, and short"};
    if (command.welcome.size() > 2000) return Problem{"welcome", "must be shorter"};
    if (command.needs.empty() || command.needs.size() > max_needs)
        return Problem{"needs", "must name what the group helps with"};
    if (!within(command.quiet.from, 0, 23) || !within(command.quiet.until, 0, 23))
        return Problem{"quiet", "must be hours of a day, 0 to 23"};
    if (!within(command.spending_limit_pence, 0, 100'000))
        return Problem{"spending_limit_pence", "must be at most 1,000 pounds"};
    if (!within(command.daily_segments, 10, 1'000'000))
        return Problem{"daily_segments", "must be at least 10"};
    if (auto problem = problem_of(command.asking)) return problem;
    return problem_of(command.patches);
}

hub::Result<hub::Changes> change_group(const hub::Versioned<hub::Group>& group,
                                       const hub::Place& area,
                                       const Moment& moment,
                                       const hub::ChangeGroup& command) {
    if (problem_of(command) || !area.known()) return hub::Refusal::invalid;
    hub::Group next = group.value;
    next.name = command.name;
    next.area = area;
    next.language = command.language;
    next.welcome = command.welcome;
    next.quiet = command.quiet;
    next.needs = command.needs;
    next.payments = command.payments;
    next.spending_limit_pence = command.spending_limit_pence;
    next.daily_segments = command.daily_segments;
    next.asking = command.asking;
    next.patches = command.patches;
    return of_group(group, moment, std::move(next));
}

hub::Result<hub::Changes> pause_group(const hub::Versioned<hub::Group>& group,
                                      const Moment& moment) {
    if (group.value.paused_since) return hub::Refusal::wrong_state;
    hub::Group next = group.value;
    next.paused_since = moment.now;
    return of_group(group, moment, std::move(next));
}

hub::Result<hub::Changes> resume_group(const hub::Versioned<hub::Group>& group,
                                       const Moment& moment) {
    if (!group.value.paused_since) return hub::Refusal::wrong_state;
    hub::Group next = group.value;
    next.paused_since.reset();
    return of_group(group, moment, std::move(next));
}

hub::Result<hub::Changes> set_rota(const hub::Versioned<hub::Group>& group,
                                   const Moment& moment,
                                   const hub::SetRota& command) {
    std::vector<hub::Duty> duties = command.duties;
    const auto by_beginning = [](const hub::Duty& one, const hub::Duty& other) {
        return one.from < other.from;
    };
    std::stable_sort(duties.begin(), duties.end(), by_beginning);
    for (const hub::Duty& duty : duties) {
        if (!is_coordinator(group.value, duty.person) || duty.until <= duty.from)
            return hub::Refusal::invalid;
    }
    hub::Group next = group.value;
    const auto goes = [&](const hub::Duty& duty) {
        return duty.until + remembered < moment.now || duties.empty() ||
               duty.from >= duties.front().from;
    };
    next.duties.erase(std::remove_if(next.duties.begin(), next.duties.end(), goes),
                      next.duties.end());
    next.duties.insert(next.duties.end(), duties.begin(), duties.end());
    if (next.duties.size() > hub::max_duties) return hub::Refusal::full;
    return of_group(group, moment, std::move(next)).announce(hub::RotaChanged{});
}

hub::Result<hub::Changes> write_handover(const hub::Versioned<hub::Handover>& before,
                                         const Moment& moment,
                                         const hub::PersonId& who,
                                         const hub::WriteHandover& command) {
    if (command.text.reveal.size() > longest_handover) return hub::Refusal::invalid;
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::handover_record(), before);
    changes.put(hub::Handover{.text = command.text, .by = who, .at = moment.now})
        .announce(hub::RotaChanged{});
    return changes;
}

}  // namespace rules
