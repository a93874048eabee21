#include "hub/services/ring_list.hpp"

#include "hub/rules/delivery.hpp"
#include "hub/rules/desk.hpp"
#include "hub/services/all_of.hpp"

#include <boost/system/system_error.hpp>

#include <algorithm>

namespace services {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds try_again{30};

}  // namespace

// A store that is away leaves the outcome open: the message comes again, and finds itself on the
// list or not.
asio::awaitable<hub::HandedOver> RingList::hand_over(hub::Parcel parcel) {
    hub::HandedOver said;
    said.outcome = hub::HandedOver::Outcome::later;
    said.retry_after = try_again;
    try {
        if (co_await put_on_list(std::move(parcel)))
            said.outcome = hub::HandedOver::Outcome::accepted;
    } catch (const boost::system::system_error& failure) {
        said.reason = "store_away";
    }
    co_return said;
}

// Of somebody with several things to be told there is one text to the desk, and a call is no reason
// for a call: a coordinator with a landline reads at the desk.
bool RingList::stays_quiet(const hub::Group& group,
                           const std::vector<hub::Alert>& alerts,
                           const hub::PersonId& person) {
    const auto& desk = group.coordinators;
    if (std::find(desk.begin(), desk.end(), person) != desk.end()) return true;
    return std::any_of(alerts.begin(), alerts.end(), [&](const hub::Alert& alert) {
        return alert.kind == hub::AlertKind::ring && alert.person == person && !alert.settled_at;
    });
}

asio::awaitable<bool> RingList::put_on_list(hub::Parcel parcel) {
    const hub::AlertId id{parcel.message.text};
    for (int attempt = 0; attempt < tries; ++attempt) {
        std::vector<hub::RecordId> ids{
            hub::group_record(), hub::record_id(id), hub::record_id(parcel.message)};
        const hub::Loaded loaded =
            co_await store_.load(hub::scope_of(parcel.group), std::move(ids), hub::no_key);
        if (loaded.version(hub::record_id(id)) != 0) co_return true;
        const auto group = loaded.get<hub::Group>(hub::group_record());
        const auto alerts =
            co_await all_of<hub::Alert>(store_, parcel.group, hub::RecordKind::alert);
        Setting setting = circumstances_.for_group(group.value);
        hub::Changes changes;
        changes.at = setting.now;
        changes.actor = "hub";
        changes.action = "to_be_rung";
        changes.rests_on(hub::group_record(), group);
        changes.rests_on(hub::record_id(id), 0);
        hub::Alert alert{
            .id = id, .kind = hub::AlertKind::ring, .person = parcel.person, .words = parcel.text};
        if (const auto* message =
                loaded.find<hub::OutgoingMessage>(hub::record_id(parcel.message))) {
            alert.request = rules::request_of(*message);
        }
        hub::Group told = group.value;
        if (stays_quiet(told, alerts, parcel.person)) {
            told.coordinators.clear();
            told.duties.clear();
        }
        rules::raise_alert(changes,
                           setting.moment(),
                           told,
                           std::move(alert),
                           rules::wording(rules::phrases::alert_ring, {{"group", told.name}}));
        const auto committed =
            co_await store_.commit(hub::scope_of(parcel.group), std::move(changes));
        if (committed) co_return true;
    }
    co_return false;
}

}  // namespace services
