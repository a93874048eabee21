#pragma once

#include "hub/ports/measures.hpp"
#include "hub/ports/push.hpp"
#include "hub/ports/store.hpp"
#include "hub/services/circumstances.hpp"
#include "hub/services/delivery.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace services {

// Pushes what was texted to the browsers of the one it was texted to: beside the text, never in its
// place, and nobody waits for it. Nothing is tried twice, and nothing is stored: what is lost, the
// text still says.
class Notices {
public:
    // Runs it beside whoever calls; what escapes it is the runner's to tell. What runs must have
    // ended before this is destroyed.
    using Spawn = std::function<void(boost::asio::awaitable<void>)>;

    struct Parts {
        hub::Store& store;
        hub::Push& push;
        hub::Measures& measures;
        Circumstances& circumstances;
    };

    static constexpr int most_at_once = 200;  // above: not pushed, and counted
    // Who has browsers in a group is read so often: a new one may wait so long for its first push.
    static constexpr std::chrono::seconds remembered{60};
    static constexpr std::size_t most_groups = 1000;     // remembered
    static constexpr std::size_t most_devices = 20'000;  // of one group; more are not seen

    Notices(Parts parts, Render render, Spawn spawn)
        : parts_(parts), render_(std::move(render)), spawn_(std::move(spawn)) {}

    // A message that its receiver's channel has accepted. Does nothing for what may not be pushed
    // (notice_words), is useful no more, or is to somebody stopped, blocked or without browsers.
    void tell(const hub::Group& group,
              const hub::Person& person,
              const hub::OutgoingMessage& message);

private:
    // One push under way, from when it is begun.
    class Turn {
    public:
        explicit Turn(int& count) : count_(&count) { ++count; }
        Turn(Turn&& other) noexcept : count_(std::exchange(other.count_, nullptr)) {}
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        Turn& operator=(Turn&&) = delete;
        ~Turn() {
            if (count_ != nullptr) --*count_;
        }

    private:
        int* count_{};
    };
    struct Known {
        hub::TimePoint read_at{};
        std::map<hub::PersonId, std::set<hub::DeviceId>> devices{};
    };

    boost::asio::awaitable<void> push_to_all(Turn turn,
                                             hub::GroupId group,
                                             hub::PersonId person,
                                             hub::Notice notice);
    boost::asio::awaitable<void> push_to(Turn turn,
                                         hub::GroupId group,
                                         hub::Versioned<hub::Device> device,
                                         hub::Notice notice);
    boost::asio::awaitable<std::vector<hub::DeviceId>> devices_of(hub::GroupId group,
                                                                  hub::PersonId person);
    boost::asio::awaitable<Known> read_devices(hub::GroupId group);
    boost::asio::awaitable<void> forget(hub::GroupId group, hub::Versioned<hub::Device> device);

    Parts parts_;
    Render render_;
    Spawn spawn_;
    int under_way_{};
    std::map<hub::GroupId, Known> known_{};
};

}  // namespace services
