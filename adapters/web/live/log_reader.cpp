#include "adapters/web/live/log_reader.hpp"

#include "adapters/web/live/audience.hpp"

#include <set>
#include <utility>

namespace web {

std::vector<Fact> facts_of(hub::EventPage page) {
    std::vector<Fact> facts;
    facts.reserve(page.events.size());
    for (hub::LoggedEvent& event : page.events) {
        Fact fact{.logged = std::move(event)};
        facts.push_back(std::move(fact));
    }
    return facts;
}

boost::asio::awaitable<void> learn_concerned(hub::Store& store,
                                             hub::Scope group,
                                             std::vector<Fact>& facts) {
    std::set<hub::RecordId> wanted;
    for (const Fact& fact : facts) {
        const hub::RequestId* const request = request_of(fact.logged.event);
        if (request != nullptr) wanted.insert(record_id(*request));
    }
    if (wanted.empty()) co_return;
    std::vector<hub::RecordId> ids(wanted.begin(), wanted.end());
    const hub::Loaded loaded = co_await store.load(std::move(group), std::move(ids), hub::no_key);
    for (Fact& fact : facts) {
        const hub::RequestId* const id = request_of(fact.logged.event);
        if (id == nullptr) continue;
        const auto* const request = loaded.find<hub::Request>(record_id(*id));
        if (request != nullptr) fact.concerns = concerned(*request);
    }
}

}  // namespace web
