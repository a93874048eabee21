#pragma once

#include "adapters/web/forms/form_door.hpp"
#include "adapters/web/pages/ask_page.hpp"
#include "adapters/web/pages/status_page.hpp"

namespace web {

// The page to ask on:
//   GET  /            which way: ask or help
//   GET  /ask         the form            POST /ask         a request, by a guest or by who is
//   signed in
class AskDoor final : public FormDoor {
public:
    using FormDoor::FormDoor;
    void add_to(http::Routes& routes);

private:
    boost::asio::awaitable<http::Response> show(FormVisit visit) override;
    boost::asio::awaitable<http::Response> take(FormVisit visit) override;
    AskForm form_of(const FormVisit& visit) const;
    boost::asio::awaitable<http::Response> asked(FormVisit visit, hub::RequestId request);
    boost::asio::awaitable<http::Response> again(FormVisit visit,
                                                 Refused why,
                                                 hub::OpenRequest command);
};

// How it stands, for who is signed in:
//   GET  /ask/status   POST /ask/cancel   POST /ask/done   POST /ask/say
class StatusDoor final : public FormDoor {
public:
    using FormDoor::FormDoor;
    void add_to(http::Routes& routes);

private:
    boost::asio::awaitable<http::Response> show(FormVisit visit) override;
    boost::asio::awaitable<http::Response> take(FormVisit visit) override;
    boost::asio::awaitable<http::Response> status(FormVisit visit, Problems problems);
    boost::asio::awaitable<http::Response> act(FormVisit visit,
                                               hub::Command command,
                                               std::string next);
};

}  // namespace web
