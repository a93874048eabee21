#pragma once

#include "adapters/web/forms/form_door.hpp"
#include "adapters/web/pages/sign_in_page.hpp"

#include <chrono>

namespace web {

// How often a form that guesses could be sent is taken, on this node, by browsers that nobody knows. Those that are known
// to a coordinator are not counted, so that nobody can be locked out by others.
class Turnstile {
public:
    explicit Turnstile(const hub::Clock& clock) : clock_(clock) {}
    bool lets_in();

private:
    static constexpr double most = 40;
    static constexpr double a_second = 4;

    const hub::Clock& clock_;
    double left_{most};
    hub::TimePoint looked_at_{};
};

// Who somebody is:
//   GET  /sign-in              a number to send a code to, or ?as=coordinator: number, password, one-time code
//   POST /sign-in/code         the code is on its way, whether the number is known or not
//   POST /sign-in/show         the code     POST /sign-in/password    a coordinator's three
//   GET  /invitation           the word of an invitation's link (behind its #, so that no log has it)
//   POST /invitation           what it invites to    POST /invited    redeems it
//   POST /sign-out
class SignInDoor final : public FormDoor {
public:
    explicit SignInDoor(FormParts& parts) : FormDoor(parts), turnstile_(parts.clock) {}
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

    Turnstile turnstile_;
};

}  // namespace web
