#include "adapters/web/forms/form_door.hpp"

#include "adapters/web/api/cookies.hpp"
#include "adapters/web/api/same_site.hpp"
#include "adapters/web/api/visitors.hpp"
#include "adapters/web/pages/error_page.hpp"

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <spdlog/spdlog.h>

namespace web {

namespace asio = boost::asio;

namespace {

constexpr std::string_view form_type = "application/x-www-form-urlencoded";
constexpr unsigned form_is_old = 419;

bool is_form(const http::Request& request) {
    const auto type = request.header("Content-Type");
    return type && type->rfind(form_type, 0) == 0;
}

}  // namespace

std::string FormVisit::field(const std::string& name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

hub::Visitor FormVisit::who() const {
    return visitor ? *visitor : Calls::guest(group.group);
}

std::string own_path(const std::string& path) {
    const bool ours = !path.empty() && path.front() == '/' && path.rfind("//", 0) != 0 &&
                      path.find('\\') == std::string::npos;
    return ours ? path : std::string();
}

asio::awaitable<http::Response> FormDoor::answer(http::Request request) {
    std::string failure;
    try {
        co_return co_await serve(std::move(request));
    } catch (const boost::system::system_error& error) {
        if (error.code() == asio::error::operation_aborted) throw;
        failure = error.what();
    }
    spdlog::warn("form not served reason=\"{}\"", failure);
    http::Response response = parts.layout.answer(503, error_page(words(), 503));
    response.headers.push_back({.name = "Retry-After", .value = "5"});
    co_return response;
}

asio::awaitable<http::Response> FormDoor::serve(http::Request request) {
    const bool changes = request.method == "POST";
    const bool readable = !changes || is_form(request);
    auto came = co_await visit(std::move(request));
    if (!came) co_return parts.layout.answer(400, error_page(words(), 400));
    if (!changes) co_return co_await show(*std::move(came));
    if (!readable || !is_from_our_pages(came->request, parts.origins)) co_return error(*came, 403);
    if (!is_ours(*came)) co_return error(*came, form_is_old);
    co_return co_await take(*std::move(came));
}

// Nothing: the fields cannot be read.
asio::awaitable<std::optional<FormVisit>> FormDoor::visit(http::Request request) {
    FormVisit made;
    auto fields = http::form_fields(request.method == "POST" ? request.body : request.query);
    if (!fields) co_return std::nullopt;
    made.fields = *std::move(fields);
    made.visitor = co_await visitor_of(parts.hub, request);
    if (made.visitor) {
        made.binding = cookie(request, session_cookie).value_or("");
    } else {
        made.binding = cookie(request, form_cookie).value_or("");
        made.fresh_binding = made.binding.empty();
        if (made.fresh_binding) made.binding = parts.secrets.token(key_bytes);
    }
    std::optional<hub::GroupId> group;
    if (made.visitor) group = made.visitor->group;
    if (!group) group = co_await group_meant(parts.hub, made.field("group"));
    if (group) {
        hub::Actor guest;
        guest.group = *group;
        hub::Query about{hub::AboutGroup{}};
        const hub::Result<hub::View> view =
            co_await parts.hub.answer(std::move(guest), std::move(about));
        if (view) made.group = std::get<hub::GroupView>(*view);
    }
    made.request = std::move(request);
    co_return made;
}

std::string FormDoor::token(const FormVisit& visit) const {
    return parts.secrets.fingerprint(visit.binding, "form");
}

bool FormDoor::is_ours(const FormVisit& visit) const {
    return !visit.fresh_binding && http::equal_secret(visit.field("token"), token(visit));
}

http::Response FormDoor::page(const FormVisit& visit, const Page& page, unsigned status) const {
    http::Response response = parts.layout.answer(status, page);
    if (visit.fresh_binding)
        response.headers.push_back(set_cookie(form_cookie, visit.binding, std::chrono::seconds{0}));
    return response;
}

http::Response FormDoor::error(const FormVisit& visit, unsigned status) const {
    return page(visit, error_page(words(), status), status == form_is_old ? 403 : status);
}

}  // namespace web
