#pragma once

#include "adapters/http/server.hpp"
#include "adapters/json/fields.hpp"
#include "hub/hub.hpp"
#include "hub/ports/environment.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/numbering.hpp"
#include "hub/ports/store.hpp"
#include "hub/ports/vault.hpp"
#include "hub/program/volunteer_sheet.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <variant>

namespace program {

// What the operator's commands are served with. All of it outlives the desk.
struct DeskParts {
    hub::Hub& hub;
    hub::Store& store;
    hub::Vault& vault;
    const hub::Numbering& numbering;
    const hub::Geocoder& geocoder;
    hub::Random& random;
    const hub::Calendar& calendar;
    const hub::Clock& clock;
    std::string region{};
    hub::Group new_group{};  // what a group begins with
};

// The served side of the operator's commands; operator_client is the other. Each body is asked for
// once under a key drawn from it: a command that is repeated because its answer was lost is not
// done twice.
//   POST /operator/group       {"name", "area", "channel", "coordinator"?, "coordinator_number"?,
//   "hub_numbers"?} POST /operator/volunteer   {"group"?, "channel", "name", "phone", "postcode",
//   "needs", "languages", "hours", "radius"} POST /operator/volunteers?group=ID&channel=C   the
//   body is a sheet (volunteer_sheet.hpp)
//   POST /operator/volunteers/sheet?group=ID&channel=C   those who help now, as such a sheet:
//   {"sheet", "written", "left_out"}
//   POST /operator/desk?group=ID              what a coordinator must see, as lines of text
// 200 with {"id"} or {"added"}; 401 without the token; 404 for an unknown group; 422 with a problem
// and, for a sheet, "rows": [{"line", "reason"}]: then nothing was added. A group need not be named
// when there is just one.
class OperatorDesk final : public http::Handler {
public:
    explicit OperatorDesk(DeskParts parts);

    // Drawn afresh by each desk; asked of every request: "Authorization: Bearer TOKEN".
    const std::string& token() const { return token_; }
    void add_to(http::Routes& routes);
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    boost::asio::awaitable<http::Response> add_group(std::string body);
    boost::asio::awaitable<http::Response> invite_coordinator(std::string body);
    boost::asio::awaitable<http::Response> add_volunteer(std::string body);
    boost::asio::awaitable<http::Response> add_volunteers(std::string query, std::string body);
    boost::asio::awaitable<http::Response> write_sheet(std::string query);
    boost::asio::awaitable<http::Response> show(std::string query);
    boost::asio::awaitable<std::variant<hub::Group, http::Response>> group(std::string named);
    boost::asio::awaitable<hub::Result<hub::Committed>> ask(hub::GroupId group,
                                                            hub::Command command,
                                                            std::string key);
    SheetKnowledge knowledge(const hub::Group& group, const std::string& channel) const;
    std::string key_of(const std::string& body) const;

    DeskParts parts_;
    std::string token_;
};

}  // namespace program
