#pragma once

#include "hub/ports/store.hpp"
#include "matching/index.hpp"
#include "matching/vocabulary.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <string>
#include <vector>

namespace services {

// Somebody worth asking; `away` is rounded and measured to a coarse cell's centre, fit to be told.
struct Nearby {
    hub::PersonId volunteer{};
    matching::Metres away{};
};

// One group's volunteers in memory, for the shortlist. It follows the group's event log; whether
// somebody may really be asked is decided on their record, so that being a moment behind costs
// quality, never correctness.
class Board {
public:
    explicit Board(hub::GroupId group) : group_(std::move(group)) {}

    // Reads what happened since the last time; everything when the log no longer reaches back or
    // the epoch changed.
    boost::asio::awaitable<void> catch_up(hub::Store& store);

    // The best for this request, best first, without those who were asked before.
    // Who shares `language`; when nobody of the group does, any volunteer.
    std::vector<Nearby> shortlist(const hub::Group& group,
                                  const hub::Request& request,
                                  const std::string& language,
                                  const hub::TimeZone& zone,
                                  hub::TimePoint now,
                                  std::size_t at_most) const;

    std::size_t size() const { return index_.size(); }

private:
    boost::asio::awaitable<void> read_all(hub::Store& store);
    boost::asio::awaitable<void> read_some(hub::Store& store, std::vector<hub::PersonId> changed);
    void put(const hub::Volunteer& volunteer);

    hub::GroupId group_;
    std::string epoch_;
    hub::Offset offset_{};
    bool complete_{};
    matching::Vocabulary words_;
    matching::Index index_;
};

// The boards of the groups that this node serves.
class Boards {
public:
    Board& of(const hub::GroupId& group);

private:
    std::map<hub::GroupId, Board> boards_;
};

}  // namespace services
