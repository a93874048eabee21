#include "hub/rules/desk.hpp"

#include "hub/rules/alerts.hpp"

namespace rules {

void raise_alert(hub::Changes& changes,
                 const Moment& moment,
                 const hub::Group& group,
                 hub::Alert alert,
                 hub::Wording words) {
    if (alert.id.empty()) alert.id = {moment.chance.id()};
    alert.raised_at = moment.now;
    alert.notice = std::move(words);
    changes.announce(
        hub::AlertRaised{.alert = alert.id, .kind = alert.kind, .request = alert.request});
    tell_phones(changes, moment, group, alert);
    changes.put(std::move(alert));
}

hub::Changes hold_danger(const hub::Versioned<hub::Group>& group,
                         const Moment& moment,
                         const DangerHeard& heard) {
    hub::Changes changes;
    changes.at = moment.now;
    changes.rests_on(hub::group_record(), group);
    const hub::Wording emergency{.phrase = std::string(emergency_prefix) + group.value.nation,
                                 .values = {{"danger", heard.danger}}};
    changes.send(compose(moment, heard.person, hub::Purpose::safety, emergency), moment.now);
    const hub::Wording told = wording(
        phrases::alert_danger,
        {{"group", group.value.name}, {"danger", heard.danger}, {"number", heard.number.reveal}});
    raise_alert(changes,
                moment,
                group.value,
                {.kind = hub::AlertKind::danger, .person = heard.person, .words = heard.words},
                told);
    return changes;
}

}  // namespace rules
