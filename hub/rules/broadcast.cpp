#include "hub/rules/broadcast.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>

namespace rules {

namespace {

bool helps_with(const hub::Volunteer& volunteer, const std::vector<hub::Need>& needs) {
    return needs.empty() || std::any_of(needs.begin(), needs.end(), [&](const hub::Need& need) {
               return std::find(volunteer.needs.begin(), volunteer.needs.end(), need) !=
                      volunteer.needs.end();
           });
}

}  // namespace

bool is_in(const hub::Audience& audience,
           const hub::Place& middle,
           const hub::Volunteer& volunteer,
           hub::TimePoint now) {
    if (volunteer.stopped || (volunteer.paused_until && *volunteer.paused_until > now))
        return false;
    if (!helps_with(volunteer, audience.needs)) return false;
    return !middle.known() ||
           matching::distance(middle.centre, volunteer.home.centre).value <= audience.within.value;
}

hub::Wording broadcast_words(const hub::Group& group, const hub::MessageText& text) {
    return wording(phrases::broadcast, {{"group", group.name}, {"text", text.reveal}});
}

hub::Changes tell_all(const hub::Versioned<hub::Group>& group,
                      const std::vector<hub::PersonId>& receivers,
                      const Moment& moment,
                      const hub::MessageText& text) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), group);
    const hub::Wording words = broadcast_words(group.value, text);
    for (const hub::PersonId& receiver : receivers) {
        changes.send(compose(moment, receiver, hub::Purpose::stand_down, words), moment.now);
    }
    return changes;
}

}  // namespace rules
