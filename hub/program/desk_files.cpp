#include "hub/program/desk_files.hpp"

#include "adapters/web/api/visitors.hpp"
#include "adapters/web/pages/error_page.hpp"
#include "adapters/web/pages/headers.hpp"
#include "hub/program/desk_sheets.hpp"
#include "hub/program/leaflet_words.hpp"
#include "hub/program/volunteer_list.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace program {

namespace asio = boost::asio;

namespace {

constexpr std::string_view leaflet_path = "/set-up/leaflet.pdf";
constexpr std::string_view requests_path = "/desk/requests.csv";
constexpr std::string_view alerts_path = "/desk/alerts.csv";
constexpr std::string_view volunteers_path = "/desk/volunteers.csv";

// Browsers show a PDF on a page of their own, which needs these; it holds no script of ours or of
// anybody's.
constexpr std::string_view pdf_policy =
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

http::Response file(std::string bytes, std::string_view type, std::string_view disposition) {
    http::Response response;
    response.headers.push_back({"Content-Type", std::string(type)});
    response.headers.push_back({"Content-Disposition", std::string(disposition)});
    response.body = std::move(bytes);
    return response;
}

// The role of who runs the queue; nothing: they do not.
std::optional<hub::Role> desk_role(const hub::Visitor& visitor) {
    const auto found = std::find_if(visitor.roles.begin(), visitor.roles.end(), &hub::Hub::is_desk);
    if (found == visitor.roles.end()) return std::nullopt;
    return *found;
}

}  // namespace

void DeskFiles::add_to(http::Routes& routes) {
    for (const std::string_view path : {leaflet_path, requests_path, alerts_path, volunteers_path})
        routes.add("GET", std::string(path), *this);
}

asio::awaitable<http::Response> DeskFiles::answer(http::Request request) {
    auto visitor = co_await web::visitor_of(parts_.hub, request);
    const bool leaflet_wanted = request.path == leaflet_path;
    if (!visitor)
        co_return parts_.layout.elsewhere(leaflet_wanted ? "/sign-in?as=coordinator&next=/set-up"
                                                         : "/sign-in?as=coordinator&next=/desk");
    if (leaflet_wanted) co_return co_await leaflet(*std::move(visitor), std::move(request.query));
    co_return co_await sheet(*std::move(visitor), std::move(request.path));
}

asio::awaitable<std::optional<hub::View>> DeskFiles::view(hub::Visitor visitor, hub::Query query) {
    const auto role = hub::Hub::role_for(visitor.roles, query);
    if (!role) co_return std::nullopt;
    hub::Actor actor{.role = *role, .group = visitor.group, .person = visitor.person};
    hub::Result<hub::View> found = co_await parts_.hub.answer(std::move(actor), std::move(query));
    if (!found) co_return std::nullopt;
    co_return *std::move(found);
}

asio::awaitable<hub::TimeZone> DeskFiles::zone(hub::Visitor visitor) {
    hub::Query me{hub::Me{}};
    const auto found = co_await view(std::move(visitor), std::move(me));
    if (!found) co_return hub::TimeZone{};
    co_return parts_.calendar.zone(std::get<hub::MeView>(*found).zone, parts_.clock.now())
        .value_or(hub::TimeZone{});
}

asio::awaitable<http::Response> DeskFiles::sheet(hub::Visitor visitor, std::string path) {
    hub::Query wanted{hub::Queue{}};
    if (path == alerts_path) wanted = hub::Alerts{};
    if (path == volunteers_path) wanted = hub::Volunteers{};
    const auto seen = co_await view(visitor, std::move(wanted));
    if (!seen) co_return error(403);
    const web::Wordbook& words = parts_.layout.words();
    const hub::TimeZone local = co_await zone(visitor);
    std::string table;
    if (const auto* queue = std::get_if<hub::QueueView>(&*seen))
        table = requests_sheet(*queue, words, local);
    if (const auto* alerts = std::get_if<hub::AlertsView>(&*seen))
        table = alerts_sheet(*alerts, words, local);
    if (std::holds_alternative<hub::VolunteersView>(*seen)) {
        const VolunteerList list =
            co_await list_volunteers(parts_.store, visitor.group, parts_.channel);
        table = write_volunteers(list.volunteers);
    }
    const std::string name = path.substr(path.rfind('/') + 1);
    http::Response response =
        file(std::move(table), "text/csv; charset=utf-8", "attachment; filename=\"" + name + "\"");
    web::protect(response, web::Keeping::never);
    co_return response;
}

asio::awaitable<http::Response> DeskFiles::leaflet(hub::Visitor visitor, std::string query) {
    const std::string sheet = http::form_value(query, "sheet").value_or("whole");
    if (sheet != "whole" && sheet != "quarters") co_return error(400);
    const auto role = desk_role(visitor);
    if (!role) co_return error(403);
    hub::Actor actor{.role = *role, .group = visitor.group, .person = visitor.person};
    hub::Query about{hub::AboutGroup{}};
    const hub::Result<hub::View> view =
        co_await parts_.hub.answer(std::move(actor), std::move(about));
    if (!view) co_return error(404);

    const auto words =
        leaflet_of(std::get<hub::GroupView>(*view), parts_.layout.words(), parts_.public_url);
    const auto size = sheet == "whole" ? leaflet::Sheet::whole : leaflet::Sheet::quarters;
    std::function<leaflet::Printed()> work = [words, size] { return leaflet::print(words, size); };
    auto printed = co_await parts_.pool.run(std::move(work));
    if (!printed) co_return error(503);
    if (printed->missing > 0) {
        spdlog::warn("leaflet with letters that no font has group={} count={} try=fonts-noto-core",
                     visitor.group.text,
                     printed->missing);
    }
    http::Response response =
        file(std::move(printed->pdf), "application/pdf", "inline; filename=\"leaflet.pdf\"");
    response.headers.push_back({"Content-Security-Policy", std::string(pdf_policy)});
    web::protect(response, web::Keeping::never);
    co_return response;
}

http::Response DeskFiles::error(unsigned status) const {
    return parts_.layout.answer(status, web::error_page(parts_.layout.words(), status));
}

}  // namespace program
