#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/api/calls.hpp"
#include "adapters/web/api/turnstile.hpp"
#include "adapters/web/pages/layout.hpp"
#include "hub/hub.hpp"
#include "hub/ports/calendar.hpp"
#include "hub/ports/secrets.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace web {

// What the doors of plain forms are joined to. All of it outlives them.
struct FormParts {
    hub::Hub& hub;
    Calls& calls;
    Turnstile& turnstile;
    hub::Secrets& secrets;
    hub::Store& store;
    const hub::Calendar& calendar;
    const hub::Clock& clock;
    const Layout& layout;
    std::vector<std::string> origins{};  // our own pages
    std::string texts_on{"sms"};         // the channel of the telephones that people write down
};

// One request of a page that works without script: who it is from, which group is meant, and what
// the form holds.
struct FormVisit {
    http::Request request{};
    std::optional<hub::Visitor> visitor{};
    hub::GroupView group{};
    std::map<std::string, std::string> fields{};  // of a POST, or of the address
    std::string binding{};                        // the cookie that the form's token is bound to
    bool fresh_binding{};                         // it was drawn just now, and is to be set

    std::string field(const std::string& name) const;
    bool ticked(const std::string& name) const { return field(name) == "on"; }
    hub::Visitor who() const;  // a guest of the group when nobody is signed in
};

// The common part of pages with plain forms: finds out who asks, checks that a form is our own and
// came from our own page (else 403, and nothing happens), and hands on. Nothing is changed by a
// GET. While the store is away: a page that says so, 503 with Retry-After.
class FormDoor : public http::Handler {
public:
    explicit FormDoor(FormParts& given) : parts(given) {}
    boost::asio::awaitable<http::Response> answer(http::Request request) final;

protected:
    virtual boost::asio::awaitable<http::Response> show(FormVisit visit) = 0;
    virtual boost::asio::awaitable<http::Response> take(FormVisit visit) = 0;

    // The page, with the form's cookie when it is new.
    http::Response page(const FormVisit& visit, const Page& page, unsigned status = 200) const;
    http::Response error(const FormVisit& visit, unsigned status) const;
    http::Response elsewhere(const std::string& path) const { return parts.layout.elsewhere(path); }
    // Shows that a form is ours.
    std::string token(const FormVisit& visit) const;
    // Makes sending a form twice the same as sending it once.
    std::string key() const { return parts.secrets.token(key_bytes); }
    const Wordbook& words() const { return parts.layout.words(); }

    FormParts& parts;

private:
    static constexpr std::size_t key_bytes = 16;

    boost::asio::awaitable<http::Response> serve(http::Request request);
    boost::asio::awaitable<std::optional<FormVisit>> visit(http::Request request);
    bool is_ours(const FormVisit& visit) const;
};

// A path of this site, else empty: nobody is sent elsewhere.
std::string own_path(const std::string& path);

}  // namespace web
