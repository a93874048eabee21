#include "adapters/memory/presence.hpp"

#include <set>
#include <utility>

namespace memory {

namespace asio = boost::asio;

asio::awaitable<void> Presence::tell(hub::GroupId group,
                                     hub::NodeId node,
                                     std::vector<hub::Present> present,
                                     hub::TimePoint until) {
    if (present.empty()) {
        groups_[group].erase(node);
    } else {
        groups_[group][node] = {std::move(present), until};
    }
    co_return;
}

asio::awaitable<std::vector<hub::Present>> Presence::there(hub::GroupId group, hub::TimePoint now) {
    std::set<hub::Present> all;
    for (const auto& [node, told] : groups_[group]) {
        if (told.until > now) all.insert(told.present.begin(), told.present.end());
    }
    std::vector<hub::Present> sorted(all.begin(), all.end());
    co_return sorted;
}

}  // namespace memory
