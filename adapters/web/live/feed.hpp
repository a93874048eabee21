#pragma once

#include "adapters/async/mailbox.hpp"
#include "adapters/web/live/log_reader.hpp"
#include "adapters/web/live/member.hpp"
#include "adapters/web/live/recent.hpp"
#include "adapters/web/live/settings.hpp"
#include "adapters/web/wire/frames_in.hpp"
#include "hub/ports/store.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace web {

// Follows the log of one group and tells its members: each of them every offset once, in order, as
// an event or as a position. While nobody is a member the log is not read.
class Feed {
public:
    // `upheaval`: a session ended or a person changed, or either may have while nobody looked. Must
    // not block or throw.
    Feed(const boost::asio::any_io_executor& executor,
         hub::Store& store,
         hub::GroupId group,
         const LiveSettings& settings,
         std::function<void()> upheaval);

    boost::asio::awaitable<void> run();  // until cancelled; goes on after a failure of the store
    void nudge() { static_cast<void>(nudge_.push(0)); }

    // Up to where its members have been told. Known from open() on, until nobody is a member or the
    // log is another one.
    bool is_open() const { return is_open_; }
    const Position& position() const { return position_; }
    boost::asio::awaitable<void> open();
    // The end of what has been told, up to position(); of use while it is open.
    const Recent& recent() const { return recent_; }

    // `member.known` is at least position().offset, and in the log of this epoch.
    void add(Member& member);
    void remove(Member& member);  // one that is not in it: nothing
    const std::vector<Member*>& members() const { return members_; }
    std::vector<Member*> members_of(const hub::PersonId& person) const;
    std::size_t desks() const { return desks_; }

    const hub::GroupId& group() const { return group_; }
    hub::Store& store() const { return store_; }
    const LiveSettings& settings() const { return settings_; }

private:
    boost::asio::awaitable<void> follow();
    boost::asio::awaitable<bool> read_on();
    boost::asio::awaitable<Recent> end_of_log(const hub::EventPage& page);
    void tell(const std::vector<Fact>& facts);
    void act_on(const hub::Event& event);
    void start_afresh();
    bool is_in(const Member& member) const;

    hub::Store& store_;
    hub::GroupId group_;
    const LiveSettings& settings_;
    std::function<void()> upheaval_;
    async::Mailbox<int> nudge_;
    Position position_{};
    bool is_open_{};
    Recent recent_{};
    std::vector<Member*> members_{};
    std::unordered_multimap<std::string_view, Member*> by_person_{};  // keys are in the members
    std::size_t desks_{};
};

}  // namespace web
