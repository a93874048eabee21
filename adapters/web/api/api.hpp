#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/api/calls.hpp"
#include "adapters/web/api/entrance.hpp"
#include "adapters/web/api/tickets.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace web {

// The vocabulary over HTTP:
//   POST /api/v1/<command>   Idempotency-Key, a JSON body; 200 {"answer":..,"offset":..,"epoch":..}
//   GET  /api/v1/<query>     200 with the view
//   POST /api/v1/ticket      200 {"ticket":..}: to open a live connection with
//   POST /api/v1/sign_out    204
//   POST /api/v1/<way in>    see entrance.hpp: without a session, with a body
//   GET  /api/v1/openapi.json
// Who asks is who the session's cookie says; without one only about_group is answered (?group=ID).
// Everything that changes something must come from our own pages: 403. Problems are
// application/problem+json.
class Api final : public http::Handler {
public:
    // `origins`: our own pages. All of them outlive it.
    Api(hub::Hub& hub,
        Calls& calls,
        Tickets& tickets,
        Turnstile& turnstile,
        std::vector<std::string> origins);

    void add_to(http::Routes& routes);
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    boost::asio::awaitable<http::Response> read(http::Request request, std::string name);
    boost::asio::awaitable<http::Response> act(http::Request request, std::string name);
    boost::asio::awaitable<http::Response> enter(http::Request request, std::string name);
    boost::asio::awaitable<http::Response> obey(hub::Visitor visitor,
                                                http::Request request,
                                                std::string name);

    hub::Hub& hub_;
    Calls& calls_;
    Tickets& tickets_;
    Entrance entrance_;
    std::vector<std::string> origins_;
    std::string openapi_;
};

}  // namespace web
