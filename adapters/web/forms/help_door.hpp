#pragma once

#include "adapters/web/forms/form_door.hpp"
#include "adapters/web/pages/help_page.hpp"

namespace web {

// The page for those who want to help:
//   GET /help    what it is, and the form to join    POST /help/join    then the number is sent a
//   code
class HelpDoor final : public FormDoor {
public:
    using FormDoor::FormDoor;
    void add_to(http::Routes& routes);

private:
    boost::asio::awaitable<http::Response> show(FormVisit visit) override;
    boost::asio::awaitable<http::Response> take(FormVisit visit) override;
    JoinForm form_of(const FormVisit& visit) const;
};

}  // namespace web
