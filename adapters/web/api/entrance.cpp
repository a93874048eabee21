#include "adapters/web/api/entrance.hpp"

#include "adapters/web/api/cookies.hpp"
#include "adapters/web/api/visitors.hpp"

namespace web {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::hours session_lasts{24 * 30};  // the hub ends it sooner, by its own rules
constexpr std::chrono::hours device_lasts{24 * 365};

Refused no(int status, std::string title, std::string path = {}) {
    return {.status = status,
            .title = std::move(title),
            .path = std::move(path),
            .temporary = status == 429};
}

const char* const too_often = "That was too often. Please wait a few minutes.";
const char* const not_right = "Something of this is not right, or its time is over.";

}  // namespace

std::vector<http::Header> cookies_of(const hub::Admission& admission) {
    std::vector<http::Header> cookies{set_cookie(session_cookie, admission.cookie, session_lasts)};
    if (!admission.device.empty())
        cookies.push_back(set_cookie(device_cookie, admission.device, device_lasts));
    return cookies;
}

asio::awaitable<Entrance::Outcome> Entrance::enter(http::Request request, std::string name) {
    if (!turnstile_.lets_in(request)) co_return no(429, too_often);
    auto entry = decode_entry(name, request.body);
    if (!entry) co_return refused(entry.error());
    if (auto* ask = std::get_if<hub::AskCode>(&*entry))
        co_return co_await ask_code(std::move(*ask));
    if (auto* seen = std::get_if<ShowInvitation>(&*entry))
        co_return co_await show(std::move(*seen));
    if (auto* invited = std::get_if<hub::RedeemInvitation>(&*entry))
        co_return co_await redeem(std::move(request), std::move(*invited));
    hub::Credentials shown;
    if (auto* code = std::get_if<hub::ShowCode>(&*entry)) shown = std::move(*code);
    if (auto* password = std::get_if<hub::ShowPassword>(&*entry)) {
        password->device = cookie(request, device_cookie).value_or("");
        shown = std::move(*password);
    }
    co_return co_await admit(std::move(request), std::move(shown));
}

asio::awaitable<Entrance::Outcome> Entrance::ask_code(hub::AskCode ask) {
    CodeAsked asked;
    asked.attempt = co_await hub_.ask_code(std::move(ask));
    co_return Answer{.body = encode(asked)};
}

asio::awaitable<Entrance::Outcome> Entrance::show(ShowInvitation shown) {
    const auto invited = co_await hub_.invitation(std::move(shown.invitation));
    if (!invited) co_return no(401, not_right);
    co_return Answer{.body = encode(*invited)};
}

asio::awaitable<Entrance::Outcome> Entrance::redeem(http::Request request,
                                                    hub::RedeemInvitation redeemed) {
    std::string weak = hub_.weakness(redeemed.password);
    if (!weak.empty()) co_return no(422, std::move(weak), "password");
    hub::Credentials shown{std::move(redeemed)};
    co_return co_await admit(std::move(request), std::move(shown));
}

// A new session each time; the one that was there before is over.
asio::awaitable<Entrance::Outcome> Entrance::admit(http::Request request,
                                                   hub::Credentials credentials) {
    const auto admission = co_await hub_.admit(std::move(credentials));
    if (!admission && admission.error() == hub::Refusal::busy) co_return no(429, too_often);
    if (!admission) co_return no(401, not_right);
    auto before = co_await visitor_of(hub_, request);
    if (before) co_await hub_.sign_out(*std::move(before));
    const SignedIn signed_in{.group = admission->group,
                             .person = admission->session.person,
                             .roles = admission->roles,
                             .ends_at = admission->session.ends_at};
    co_return Answer{.body = encode(signed_in), .cookies = cookies_of(*admission)};
}

}  // namespace web
