#pragma once

#include "adapters/async/task_group.hpp"
#include "hub/hub.hpp"
#include "hub/ports/channel.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/inbox.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <set>
#include <string>

// What `--demo` adds: a group with people in it, so that one person alone can play a resident and
// see the story end.
namespace program {

struct DemoSettings {
    std::string hub_number{"+447700900000"};
    std::string coordinator{"+447700900001"};
    int volunteers{200};
    std::chrono::milliseconds quickest{4000};  // of an answer, as people read and type
    std::chrono::milliseconds slowest{15000};
    std::chrono::milliseconds task{45000};  // until "done"
};

// The invented group's.
hub::GroupId demo_group_id();

// The number of the n-th demo volunteer: out of the range that is kept for drama.
std::string demo_number(int n);

// Adds the group and its volunteers around real districts when the store holds no group yet; again
// it changes nothing.
boost::asio::awaitable<void> seed_demo(hub::Hub& hub,
                                       const hub::Geocoder& geocoder,
                                       DemoSettings settings);

// The channel "phones", with neighbours behind it: demo volunteers answer what they are sent after
// a human while, most with yes or no, some not at all; who got a task does it.
class DemoNeighbours final : public hub::Channel {
public:
    DemoNeighbours(hub::Channel& phones,
                   hub::Inbox& inbox,
                   const hub::Clock& clock,
                   hub::Random& random,
                   hub::Ids& ids,
                   async::TaskGroup& tasks,
                   DemoSettings settings);

    std::string name() const override { return phones_.name(); }
    int segments(const hub::MessageText& text) const override { return phones_.segments(text); }
    boost::asio::awaitable<hub::HandedOver> hand_over(hub::Parcel parcel) override;

private:
    boost::asio::awaitable<void> answer(hub::Parcel parcel);
    boost::asio::awaitable<void> say(hub::PhoneNumber from, std::string words);
    std::chrono::milliseconds while_reading();

    hub::Channel& phones_;
    hub::Inbox& inbox_;
    const hub::Clock& clock_;
    hub::Random& random_;
    hub::Ids& ids_;
    async::TaskGroup& tasks_;
    DemoSettings settings_;
    std::set<std::string> numbers_;
    std::size_t asked_{};  // offers so far
};

}  // namespace program
