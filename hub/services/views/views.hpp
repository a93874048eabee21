#pragma once

#include "hub/ports/geocoder.hpp"
#include "hub/ports/store.hpp"
#include "hub/queries.hpp"
#include "hub/services/board.hpp"
#include "hub/services/circumstances.hpp"
#include "hub/services/delivery.hpp"
#include "hub/services/views/story.hpp"
#include "hub/views.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <string>
#include <vector>

namespace services {

// Answers queries. That the role may ask is the caller's to see (rules::may); what is not there, of
// another group or not one's own is not_found, all alike. Throws like Store.
//
// Talk, RequestStory, Figures, Volunteers, Candidates and the queue read all of a group's records
// of a kind, at most 20,000 (views::most_looked_at): what lies beyond is not seen.
class Views {
public:
    struct Parts {
        hub::Store& store;
        Boards& boards;
        Circumstances& circumstances;
        const hub::Geocoder& places;
    };
    // What this text costs on the channel of this name; 0 where it costs nothing.
    using Segments = std::function<int(const std::string& channel, const hub::MessageText&)>;

    // `push_key`: what browsers subscribe to pushes with; empty: there are none.
    Views(Parts parts,
          Render render,
          Segments segments,
          std::vector<hub::Need> known_needs,
          std::string push_key = {})
        : parts_(parts),
          render_(std::move(render)),
          segments_(std::move(segments)),
          known_needs_(std::move(known_needs)),
          push_key_(std::move(push_key)) {}

    // invalid: a place that nobody knows. full: no more addresses are shown to this volunteer
    // today.
    boost::asio::awaitable<hub::Result<hub::View>> answer(hub::Actor actor, hub::Query query);

private:
    // Who asks, where and when.
    struct Visit {
        hub::PersonId person{};
        hub::Versioned<hub::Group> group{};
        Setting setting{};

        const hub::GroupId& id() const { return group.value.id; }
    };
    using Answer = boost::asio::awaitable<hub::Result<hub::View>>;

    Answer show(Visit visit, hub::Me);
    Answer show(Visit visit, hub::AboutGroup);
    Answer show(Visit visit, hub::Queue);
    Answer show(Visit visit, hub::QueueRow query);
    Answer show(Visit visit, hub::RequestStory query);
    Answer show(Visit visit, hub::Alerts);
    Answer show(Visit visit, hub::Talk query);
    Answer show(Visit visit, hub::Volunteers);
    Answer show(Visit visit, hub::Candidates query);
    Answer show(Visit visit, hub::Duties);
    Answer show(Visit visit, hub::GroupSettings);
    Answer show(Visit visit, hub::BroadcastEstimate query);
    Answer show(Visit visit, hub::Figures);
    Answer show(Visit visit, hub::MyOffers);
    Answer show(Visit visit, hub::MyTasks);
    Answer show(Visit visit, hub::MyAvailability);
    Answer show(Visit visit, hub::MyRequests);

    // A record of the visited group; version 0: there is none.
    template <class T>
    boost::asio::awaitable<hub::Versioned<T>> find(hub::GroupId group, hub::RecordId id) {
        std::vector<hub::RecordId> ids{id};
        const hub::Loaded loaded =
            co_await parts_.store.load(hub::scope_of(group), std::move(ids), hub::no_key);
        co_return loaded.get<T>(id);
    }
    boost::asio::awaitable<hub::RowView> row(hub::Versioned<hub::Group> group,
                                             hub::Request request,
                                             hub::TimePoint now,
                                             std::vector<hub::Alert> open_alerts);
    boost::asio::awaitable<std::vector<hub::SaidView>> said_about(hub::GroupId group,
                                                                  hub::Request request);
    // That addresses were shown; without such nothing is written.
    boost::asio::awaitable<hub::Result<hub::Committed>> write_down(hub::GroupId group,
                                                                   hub::Changes changes);
    boost::asio::awaitable<void> warn_desk(hub::Versioned<hub::Group> group,
                                           hub::PersonId volunteer);

    Parts parts_;
    Render render_;
    Segments segments_;
    std::vector<hub::Need> known_needs_;
    std::string push_key_;
};

}  // namespace services
