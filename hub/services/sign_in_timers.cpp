#include "hub/services/sign_in_timers.hpp"

#include "hub/rules/session.hpp"

namespace services {

namespace {

hub::Changes forget(const hub::Loaded& loaded, const hub::RecordId& record, hub::TimePoint now) {
    switch (record.kind) {
        case hub::RecordKind::session:
            return rules::forget_session(record, loaded.get<hub::Session>(record), now);
        case hub::RecordKind::invitation:
            return rules::forget_invitation(record, loaded.get<hub::Invitation>(record), now);
        default: return rules::forget_code(record, loaded.get<hub::SignInCode>(record), now);
    }
}

}  // namespace

bool is_of_sign_in(hub::RecordKind kind) {
    return kind == hub::RecordKind::session || kind == hub::RecordKind::invitation ||
           kind == hub::RecordKind::sign_in_code;
}

boost::asio::awaitable<void> forget_sign_in(hub::Store& store,
                                            hub::TimePoint now,
                                            hub::GroupId group,
                                            hub::RecordId record) {
    std::vector<hub::RecordId> ids{record};
    const hub::Loaded loaded =
        co_await store.load(hub::scope_of(group), std::move(ids), hub::no_key);
    hub::Changes changes = forget(loaded, record, now);
    static_cast<void>(co_await store.commit(hub::scope_of(group), std::move(changes)));
}

}  // namespace services
