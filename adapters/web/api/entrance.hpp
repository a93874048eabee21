#pragma once

#include "adapters/web/api/turnstile.hpp"
#include "adapters/web/wire/entries.hpp"
#include "adapters/web/wire/frames_out.hpp"
#include "hub/hub.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

#include <string>
#include <vector>

namespace web {

// The ways in, for programs: what the forms of adapters/web/forms do, as JSON.
class Entrance {
public:
    // What is said, and what the browser keeps.
    struct Answer {
        std::string body{};
        std::vector<http::Header> cookies{};
    };
    using Outcome = boost::system::result<Answer, Refused>;

    // Both outlive it.
    Entrance(hub::Hub& hub, Turnstile& turnstile) : hub_(hub), turnstile_(turnstile) {}

    // 401: something is not right, and which is not said; 422: the invitation's new password is too
    // weak, with the reason; 429: too often.
    boost::asio::awaitable<Outcome> enter(http::Request request, std::string name);

private:
    boost::asio::awaitable<Outcome> admit(http::Request request, hub::Credentials credentials);
    boost::asio::awaitable<Outcome> ask_code(hub::AskCode ask);
    boost::asio::awaitable<Outcome> show(ShowInvitation shown);
    boost::asio::awaitable<Outcome> redeem(http::Request request, hub::RedeemInvitation redeemed);

    hub::Hub& hub_;
    Turnstile& turnstile_;
};

// What a browser keeps of an admission.
std::vector<http::Header> cookies_of(const hub::Admission& admission);

}  // namespace web
