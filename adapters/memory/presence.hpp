#pragma once

#include "hub/ports/presence.hpp"

#include <map>
#include <vector>

namespace memory {

// Who is at the desk, on plain maps. Never waits and never fails. One thread.
class Presence final : public hub::Presence {
public:
    boost::asio::awaitable<void> tell(hub::GroupId group,
                                      hub::NodeId node,
                                      std::vector<hub::Present> present,
                                      hub::TimePoint until) override;
    boost::asio::awaitable<std::vector<hub::Present>> there(hub::GroupId group,
                                                            hub::TimePoint now) override;

private:
    struct Told {
        std::vector<hub::Present> present{};
        hub::TimePoint until{};
    };

    std::map<hub::GroupId, std::map<hub::NodeId, Told>> groups_;
};

}  // namespace memory
