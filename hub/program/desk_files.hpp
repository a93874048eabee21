#pragma once

#include "adapters/async/pool.hpp"
#include "adapters/http/server.hpp"
#include "adapters/web/pages/layout.hpp"
#include "hub/hub.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/environment.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace program {

// What the desk takes away as a file, of the group that the session is for:
//   GET /set-up/leaflet.pdf?sheet=whole|quarters   for who runs the queue
//   GET /desk/requests.csv, /desk/alerts.csv       what the queue and the alerts show, for who may
//   see them GET /desk/volunteers.csv                       who is approved and willing, as a sheet
//   that can be read in again
// Who is not signed in is sent to sign in, 403 for others; 503 while the pool is full. Never kept
// by anybody on the way.
class DeskFiles final : public http::Handler {
public:
    struct Parts {
        hub::Hub& hub;
        const web::Layout& layout;
        async::Pool& pool;
        hub::Store& store;
        const hub::Calendar& calendar;
        const hub::Clock& clock;
        std::string channel{};     // of the volunteers in the sheet
        std::string public_url{};  // without a slash at its end; empty: only this machine
    };
    // All of them outlive it.
    explicit DeskFiles(Parts parts) : parts_(std::move(parts)) {}

    void add_to(http::Routes& routes);
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    boost::asio::awaitable<http::Response> leaflet(hub::Visitor visitor, std::string query);
    boost::asio::awaitable<http::Response> sheet(hub::Visitor visitor, std::string path);
    // What they may see; nothing: they may not.
    boost::asio::awaitable<std::optional<hub::View>> view(hub::Visitor visitor, hub::Query query);
    boost::asio::awaitable<hub::TimeZone> zone(hub::Visitor visitor);
    http::Response error(unsigned status) const;

    Parts parts_;
};

}  // namespace program
