#pragma once

#include "adapters/http/server.hpp"
#include "hub/hub.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/numbering.hpp"
#include "hub/ports/secrets.hpp"
#include "hub/program/volunteer_sheet.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace program {

// A group's list of volunteers out of the browser (volunteer_sheet.hpp says how it is written; it
// fits into one body, 64 KiB):
//   POST /set-up/volunteers?try=yes   what it says:
//   {"rows":[{"line","name","home","needs"}],"bad":[{"line","reason"}]} POST /set-up/volunteers
//   {"added":12}; 422 with "bad" when anything is wrong, and then nobody was added
// The body is text/csv. From our own pages, by who runs the queue; into the group of their session.
// The same sheet again adds nobody twice.
class VolunteerUpload final : public http::Handler {
public:
    struct Parts {
        hub::Hub& hub;
        hub::Secrets& secrets;
        const hub::Numbering& numbering;
        const hub::Geocoder& geocoder;
        std::string region{};
        std::string channel{};               // of the numbers in the sheet
        std::vector<std::string> origins{};  // our own pages
    };
    // All of them outlive it.
    explicit VolunteerUpload(Parts parts) : parts_(std::move(parts)) {}

    void add_to(http::Routes& routes);
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    boost::asio::awaitable<http::Response> take(hub::Actor actor, http::Request request);

    Parts parts_;
};

}  // namespace program
