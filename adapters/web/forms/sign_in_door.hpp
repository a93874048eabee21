#pragma once

#include "adapters/web/forms/form_door.hpp"
#include "adapters/web/pages/sign_in_page.hpp"

namespace web {

// Who somebody is:
//   GET  /sign-in              a number to send a code to, or ?as=coordinator: number, password,
//   one-time code POST /sign-in/code         the code is on its way, whether the number is known or
//   not POST /sign-in/show         the code     POST /sign-in/password    a coordinator's three GET
//   /invitation           the word of an invitation's link (behind its #, so that no log has it)
//   POST /invitation           what it invites to    POST /invited    redeems it
//   POST /sign-out
class SignInDoor final : public FormDoor {
public:
    using FormDoor::FormDoor;
    void add_to(http::Routes& routes);

private:
    boost::asio::awaitable<http::Response> show(FormVisit visit) override;
    boost::asio::awaitable<http::Response> take(FormVisit visit) override;
    boost::asio::awaitable<http::Response> send_code(FormVisit visit);
    boost::asio::awaitable<http::Response> take_code(FormVisit visit);
    boost::asio::awaitable<http::Response> take_password(FormVisit visit);
    boost::asio::awaitable<http::Response> show_invitation(FormVisit visit, Problems problems);
    boost::asio::awaitable<http::Response> redeem(FormVisit visit);
    boost::asio::awaitable<http::Response> sign_out(FormVisit visit);
    boost::asio::awaitable<hub::Result<hub::Admission>> admit(hub::Credentials credentials);
    boost::asio::awaitable<http::Response> welcome(FormVisit visit, hub::Admission admission);
    SignIn sign_in_form(const FormVisit& visit, bool coordinator) const;
};

}  // namespace web
