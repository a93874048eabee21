#pragma once

#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace services {

// A group's records of one kind, page after page. T is that kind's record. Throws like Store.
template <class T>
boost::asio::awaitable<std::vector<T>> all_of(hub::Store& store,
                                              hub::GroupId group,
                                              hub::RecordKind kind) {
    std::vector<T> found;
    std::string from;
    do {
        hub::RecordPage page = co_await store.list(hub::scope_of(group), kind, from);
        for (hub::StoredRecord& stored : page.records)
            found.push_back(std::get<T>(std::move(stored.record)));
        from = page.next;
    } while (!from.empty());
    co_return found;
}

}  // namespace services
