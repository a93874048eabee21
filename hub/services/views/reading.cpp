#include "hub/services/views/reading.hpp"

#include <algorithm>

namespace services::views {

namespace {

constexpr std::size_t at_once = 100;

}  // namespace

boost::asio::awaitable<hub::Loaded> load_many(hub::Store& store,
                                              hub::GroupId group,
                                              std::vector<hub::RecordId> ids) {
    hub::Loaded all;
    for (std::size_t begin = 0; begin < ids.size(); begin += at_once) {
        const std::size_t end = std::min(ids.size(), begin + at_once);
        std::vector<hub::RecordId> some(ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                        ids.begin() + static_cast<std::ptrdiff_t>(end));
        hub::Loaded loaded =
            co_await store.load(hub::scope_of(group), std::move(some), hub::no_key);
        all.join(std::move(loaded));
    }
    co_return all;
}

boost::asio::awaitable<People> load_people(hub::Store& store, hub::GroupId group, Wanted wanted) {
    std::vector<hub::RecordId> ids;
    for (const hub::PersonId& id : wanted.ids()) ids.push_back(hub::person_record(id));
    const hub::Loaded loaded = co_await load_many(store, group, ids);
    People people;
    for (const hub::RecordId& id : ids) {
        if (const auto* person = loaded.find<hub::Person>(id)) people.add(*person);
    }
    co_return people;
}

boost::asio::awaitable<std::vector<hub::Alert>> load_open_alerts(hub::Store& store,
                                                                 hub::GroupId group) {
    std::function<bool(const hub::Alert&)> is_open = [](const hub::Alert& alert) {
        return !alert.settled_at;
    };
    co_return co_await look_for<hub::Alert>(
        store, std::move(group), hub::RecordKind::alert, std::move(is_open));
}

}  // namespace services::views
