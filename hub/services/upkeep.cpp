#include "hub/services/upkeep.hpp"

#include "hub/rules/alerts.hpp"
#include "hub/services/sign_in_timers.hpp"

namespace services {

namespace asio = boost::asio;

asio::awaitable<void> Upkeep::escalate(hub::GroupId group, hub::AlertId alert) {
    const hub::Scope scope = hub::scope_of(group);
    std::vector<hub::RecordId> ids{hub::group_record(), hub::record_id(alert)};
    hub::Loaded loaded = co_await store_.load(scope, std::move(ids), hub::no_key);
    auto raised = loaded.get<hub::Alert>(hub::record_id(alert));
    raised.value.id = alert;  // also when it is gone
    hub::Versioned<hub::Request> about;
    if (!raised.value.request.empty()) {
        std::vector<hub::RecordId> more{hub::record_id(raised.value.request)};
        const hub::Loaded of_request = co_await store_.load(scope, std::move(more), hub::no_key);
        about = of_request.get<hub::Request>(hub::record_id(raised.value.request));
    }
    const auto known = loaded.get<hub::Group>(hub::group_record());
    Setting setting = circumstances_.for_group(known.value);
    hub::Changes changes = rules::escalate(
        known, raised, about.version == 0 ? nullptr : &about.value, setting.moment());
    changes.actor = "hub";
    changes.action = "escalate";
    static_cast<void>(co_await store_.commit(scope, std::move(changes)));
}

asio::awaitable<void> Upkeep::forget(hub::GroupId group, hub::RecordId record) {
    if (is_of_sign_in(record.kind)) {
        const hub::TimePoint now = circumstances_.now();
        co_return co_await forget_sign_in(store_, now, std::move(group), std::move(record));
    }
    hub::Changes changes;
    changes.at = circumstances_.now();
    changes.actor = "hub";
    changes.action = "forget";
    changes.when_full = hub::WhenFull::allow;
    changes.no_timer(record, hub::TimerKind::forget);
    changes.no_timer(record, hub::TimerKind::escalate);
    changes.erase(std::move(record));
    static_cast<void>(co_await store_.commit(hub::scope_of(group), std::move(changes)));
}

}  // namespace services
