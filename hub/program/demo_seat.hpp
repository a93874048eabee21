#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/pages/layout.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/secrets.hpp"
#include "hub/ports/store.hpp"
#include "hub/services/circumstances.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace program {

// A newcomer sits down at the demo's desk without an invitation, a password and an app for one-time
// codes. For the invented group only; like the simulated phones, not for a hub that others can
// reach.
//
//   POST /demo/desk    303 to /demo, with a session of the demo's coordinator.
//
// 403: not from our own pages. 404: this store has no demo group.
class DemoSeat final : public http::Handler {
public:
    struct Parts {
        hub::Store& store;
        hub::Secrets& secrets;
        const hub::Clock& clock;
        const hub::Calendar& calendar;
        hub::Random& random;
        const web::Layout& layout;
        std::vector<std::string> origins{};  // our own pages
    };
    explicit DemoSeat(Parts parts)
        : parts_(std::move(parts)), circumstances_(parts_.clock, parts_.calendar, parts_.random) {}

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

    static constexpr const char* path = "/demo/desk";

private:
    boost::asio::awaitable<std::optional<hub::PersonId>> coordinator();
    // The cookie of a session that has begun; nothing while the store refuses it.
    boost::asio::awaitable<std::optional<std::string>> begin(hub::PersonId person);

    Parts parts_;
    services::Circumstances circumstances_;
};

}  // namespace program
