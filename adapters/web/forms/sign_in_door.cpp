#include "adapters/web/forms/sign_in_door.hpp"

#include "adapters/web/api/cookies.hpp"
#include "adapters/web/api/entrance.hpp"
#include "adapters/web/pages/invitation_page.hpp"

#include <algorithm>

namespace web {

namespace asio = boost::asio;

namespace {

std::string page_of(const std::vector<hub::Role>& roles) {
    if (std::any_of(roles.begin(), roles.end(), hub::Hub::is_desk)) return "/desk";
    const bool helps = std::find(roles.begin(), roles.end(), hub::Role::volunteer) != roles.end();
    return helps ? "/help/tasks" : "/ask/status";
}

}  // namespace

void SignInDoor::add_to(http::Routes& routes) {
    routes.add("GET", "/sign-in", *this);
    for (const char* path : {"/sign-in/code",
                             "/sign-in/show",
                             "/sign-in/password",
                             "/invitation",
                             "/invited",
                             "/sign-out"})
        routes.add("POST", path, *this);
    routes.add("GET", "/invitation", *this);
}

SignIn SignInDoor::sign_in_form(const FormVisit& visit, bool coordinator) const {
    return {.group = visit.group.group.text,
            .group_name = visit.group.name,
            .token = token(visit),
            .next = own_path(visit.field("next")),
            .number = visit.field("number"),
            .coordinator = coordinator};
}

asio::awaitable<http::Response> SignInDoor::show(FormVisit visit) {
    const Problems none;
    if (visit.request.path == "/invitation") {
        co_return page(visit,
                       invitation_page(
                           words(), {.group_name = visit.group.name, .token = token(visit)}, none));
    }
    if (visit.group.group.empty()) co_return error(visit, 404);
    co_return page(
        visit,
        sign_in_page(words(), sign_in_form(visit, visit.field("as") == "coordinator"), none));
}

asio::awaitable<http::Response> SignInDoor::take(FormVisit visit) {
    const std::string path = visit.request.path;
    if (path == "/sign-out") co_return co_await sign_out(std::move(visit));
    if (!parts.turnstile.lets_in(visit.request)) co_return error(visit, 429);
    if (path == "/sign-in/code") co_return co_await send_code(std::move(visit));
    if (path == "/sign-in/show") co_return co_await take_code(std::move(visit));
    if (path == "/sign-in/password") co_return co_await take_password(std::move(visit));
    if (path == "/invited") co_return co_await redeem(std::move(visit));
    const Problems none;
    co_return co_await show_invitation(std::move(visit), none);
}

asio::awaitable<http::Response> SignInDoor::send_code(FormVisit visit) {
    hub::AskCode ask{
        .group = visit.group.group, .channel = parts.texts_on, .number = {visit.field("number")}};
    std::string attempt = co_await parts.hub.ask_code(std::move(ask));
    const CodeForm form{.group = visit.group.group.text,
                        .group_name = visit.group.name,
                        .token = token(visit),
                        .next = own_path(visit.field("next")),
                        .attempt = std::move(attempt)};
    const Problems none;
    co_return page(visit, code_page(words(), form, none));
}

asio::awaitable<hub::Result<hub::Admission>> SignInDoor::admit(hub::Credentials credentials) {
    return parts.hub.admit(std::move(credentials));
}

// A new session each time; the one that was there before is over.
asio::awaitable<http::Response> SignInDoor::welcome(FormVisit visit, hub::Admission admission) {
    if (visit.visitor) co_await parts.hub.sign_out(*visit.visitor);
    const std::string next = own_path(visit.field("next"));
    http::Response response = elsewhere(next.empty() ? page_of(admission.roles) : next);
    for (http::Header& kept : cookies_of(admission)) response.headers.push_back(std::move(kept));
    co_return response;
}

asio::awaitable<http::Response> SignInDoor::take_code(FormVisit visit) {
    hub::Credentials shown{
        hub::ShowCode{.attempt = visit.field("attempt"), .code = visit.field("code")}};
    const hub::Result<hub::Admission> admission = co_await admit(std::move(shown));
    if (admission) co_return co_await welcome(std::move(visit), *admission);
    const CodeForm form{.group = visit.group.group.text,
                        .group_name = visit.group.name,
                        .token = token(visit),
                        .next = own_path(visit.field("next")),
                        .attempt = visit.field("attempt")};
    co_return page(
        visit, code_page(words(), form, {{"code", words().say("sign.wrong_code")}}), 422);
}

asio::awaitable<http::Response> SignInDoor::take_password(FormVisit visit) {
    hub::Credentials shown{
        hub::ShowPassword{.group = visit.group.group,
                          .number = {visit.field("number")},
                          .password = visit.field("password"),
                          .totp = visit.field("totp"),
                          .device = cookie(visit.request, device_cookie).value_or("")}};
    const hub::Result<hub::Admission> admission = co_await admit(std::move(shown));
    if (admission) co_return co_await welcome(std::move(visit), *admission);
    const bool later = admission.error() == hub::Refusal::busy;
    const Problems problems{{"", words().say(later ? "sign.wait" : "sign.wrong_password")}};
    co_return page(
        visit, sign_in_page(words(), sign_in_form(visit, true), problems), later ? 429 : 422);
}

asio::awaitable<http::Response> SignInDoor::show_invitation(FormVisit visit, Problems problems) {
    const auto invited = co_await parts.hub.invitation(visit.field("invitation"));
    if (!invited) {
        const Problems closed{{"invitation", words().say("invitation.closed")}};
        co_return page(
            visit,
            invitation_page(
                words(), {.group_name = visit.group.name, .token = token(visit)}, closed),
            422);
    }
    const Invited form{.group_name = invited->group_name,
                       .name = invited->name.reveal,
                       .token = token(visit),
                       .invitation = visit.field("invitation"),
                       .totp_secret = invited->totp_secret,
                       .totp_uri = invited->totp_uri};
    co_return page(visit, invited_page(words(), form, problems), problems.empty() ? 200 : 422);
}

asio::awaitable<http::Response> SignInDoor::redeem(FormVisit visit) {
    const std::string weak = parts.hub.weakness(visit.field("password"));
    if (!weak.empty()) {
        Problems problems{{"password", weak}};
        co_return co_await show_invitation(std::move(visit), std::move(problems));
    }
    hub::Credentials shown{hub::RedeemInvitation{.invitation = visit.field("invitation"),
                                                 .password = visit.field("password"),
                                                 .totp = visit.field("totp")}};
    const hub::Result<hub::Admission> admission = co_await admit(std::move(shown));
    if (admission) co_return co_await welcome(std::move(visit), *admission);
    Problems problems{{"totp", words().say("sign.wrong_totp")}};
    co_return co_await show_invitation(std::move(visit), std::move(problems));
}

asio::awaitable<http::Response> SignInDoor::sign_out(FormVisit visit) {
    if (visit.visitor) co_await parts.hub.sign_out(*visit.visitor);
    http::Response response = elsewhere("/");
    response.headers.push_back(forget_cookie(session_cookie));
    co_return response;
}

}  // namespace web
