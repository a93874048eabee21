#pragma once

#include "hub/ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace services {

// Which groups a text to one of the hub's numbers may be for. Read from the groups' records at
// start and every so often: a new group's number is known within seconds, on every node.
class NumberBook {
public:
    boost::asio::awaitable<void> refresh(hub::Store& store);

    // In the order of their ids; of "sms:+447700900000".
    std::vector<hub::GroupId> groups_of(std::string_view number) const;
    const std::vector<hub::GroupId>& groups() const { return groups_; }
    // The number that a group's messages come from on this channel; empty when it has none there.
    std::string number_of(const hub::GroupId& group, std::string_view channel) const;

private:
    std::vector<hub::GroupId> groups_;
    std::map<std::string, std::vector<hub::GroupId>, std::less<>> by_number_;
};

}  // namespace services
