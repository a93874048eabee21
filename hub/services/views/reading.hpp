#pragma once

#include "hub/ports/store.hpp"
#include "hub/services/views/people.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// How views read the store. All throw like Store.
namespace services::views {

// A view looks at no more records of one kind than this: of a group that has more, some are not
// seen.
inline constexpr std::size_t most_looked_at = 20'000;

// Those of a group's records of one kind that are wanted, in no particular order.
template <class T>
boost::asio::awaitable<std::vector<T>> look_for(hub::Store& store,
                                                hub::GroupId group,
                                                hub::RecordKind kind,
                                                std::function<bool(const T&)> is_wanted) {
    std::vector<T> found;
    std::string from;
    std::size_t seen = 0;
    do {
        hub::RecordPage page = co_await store.list(hub::scope_of(group), kind, from);
        for (hub::StoredRecord& stored : page.records) {
            T& record = std::get<T>(stored.record);
            if (is_wanted(record)) found.push_back(std::move(record));
        }
        seen += page.records.size();
        from = page.next;
    } while (!from.empty() && seen < most_looked_at);
    co_return found;
}

// These records, a hundred at a time: not all of one moment.
boost::asio::awaitable<hub::Loaded> load_many(hub::Store& store,
                                              hub::GroupId group,
                                              std::vector<hub::RecordId> ids);

boost::asio::awaitable<People> load_people(hub::Store& store, hub::GroupId group, Wanted wanted);

// The alerts that nobody has settled.
boost::asio::awaitable<std::vector<hub::Alert>> load_open_alerts(hub::Store& store,
                                                                 hub::GroupId group);

}  // namespace services::views
