#include "hub/program/volunteer_upload.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/web/api/same_site.hpp"
#include "adapters/web/api/visitors.hpp"
#include "adapters/web/pages/headers.hpp"
#include "hub/program/volunteer_taking.hpp"

#include <cstdint>

namespace program {

namespace asio = boost::asio;

namespace {

http::Response json_answer(unsigned status, std::string body) {
    http::Response response;
    response.status = status;
    response.headers.push_back(
        {"Content-Type", status < 400 ? "application/json" : "application/problem+json"});
    response.body = std::move(body);
    web::protect(response, web::Keeping::never);
    return response;
}

http::Response no(unsigned status, std::string_view title) {
    json::Writer writer;
    writer.begin_object().name("type").text("about:blank").name("title").text(title);
    writer.name("status").number(static_cast<std::int64_t>(status)).end_object();
    return json_answer(status, writer.take());
}

void write_bad(json::Writer& writer, const std::vector<BadRow>& bad) {
    writer.name("bad").begin_array();
    for (const BadRow& row : bad) {
        writer.begin_object().name("line").number(static_cast<std::int64_t>(row.line));
        writer.name("reason").text(row.reason).end_object();
    }
    writer.end_array();
}

http::Response preview(const VolunteerSheet& sheet) {
    json::Writer writer;
    writer.begin_object().name("rows").begin_array();
    for (const SheetRow& row : sheet.rows) {
        writer.begin_object().name("line").number(static_cast<std::int64_t>(row.line));
        writer.name("name")
            .text(row.volunteer.name.reveal)
            .name("home")
            .text(row.volunteer.volunteer.home.name);
        writer.name("needs").begin_array();
        for (const hub::Need& need : row.volunteer.volunteer.needs) writer.text(need.text);
        writer.end_array().end_object();
    }
    writer.end_array();
    write_bad(writer, sheet.bad);
    writer.end_object();
    return json_answer(200, writer.take());
}

http::Response nobody_added(const VolunteerSheet& sheet) {
    json::Writer writer;
    writer.begin_object()
        .name("type")
        .text("about:blank")
        .name("title")
        .text("Nobody was added: some lines need a look.");
    writer.name("status").number(422);
    write_bad(writer, sheet.bad);
    writer.end_object();
    return json_answer(422, writer.take());
}

http::Response outcome(const SheetTaken& taken) {
    if (taken.stopped_at != 0) {
        return no(
            409,
            "Line " + std::to_string(taken.stopped_at) + " was refused (" + taken.why.message() +
                "). Those before it were added; send the same sheet again to go on from there.");
    }
    json::Writer writer;
    writer.begin_object().name("added").number(static_cast<std::int64_t>(taken.added)).end_object();
    return json_answer(200, writer.take());
}

bool is_csv(const http::Request& request) {
    const auto type = request.header("Content-Type");
    return type && (*type == "text/csv" || type->starts_with("text/csv;"));
}

}  // namespace

void VolunteerUpload::add_to(http::Routes& routes) {
    routes.add("POST", "/set-up/volunteers", *this);
}

asio::awaitable<http::Response> VolunteerUpload::answer(http::Request request) {
    if (!web::is_from_our_pages(request, parts_.origins))
        co_return no(403, "This must come from our own pages.");
    auto visitor = co_await web::visitor_of(parts_.hub, request);
    if (!visitor) co_return no(401, "Please sign in.");
    // Residents may offer themselves, which is something else.
    const hub::Command adding{hub::AddVolunteer{}};
    const auto role = hub::Hub::role_for(visitor->roles, adding);
    if (!role || !hub::Hub::is_desk(*role)) co_return no(403, "You may not do this.");
    if (!is_csv(request)) co_return no(415, "A sheet is text/csv.");
    hub::Actor actor{.role = *role, .group = visitor->group, .person = visitor->person};
    co_return co_await take(std::move(actor), std::move(request));
}

asio::awaitable<http::Response> VolunteerUpload::take(hub::Actor actor, http::Request request) {
    hub::Actor reader = actor;
    hub::Query about{hub::AboutGroup{}};
    const hub::Result<hub::View> view =
        co_await parts_.hub.answer(std::move(reader), std::move(about));
    if (!view) co_return no(404, "There is no such group.");
    const SheetKnowledge knowledge{
        parts_.numbering, parts_.geocoder, parts_.region, std::get<hub::GroupView>(*view).needs};
    VolunteerSheet sheet = read_volunteers(request.body, knowledge);
    if (http::form_value(request.query, "try") == "yes") co_return preview(sheet);
    if (!sheet.bad.empty()) co_return nobody_added(sheet);
    std::string key =
        "sheet:" +
        parts_.secrets.fingerprint(request.body, actor.group.text + "/" + actor.person.text)
            .substr(0, 32);
    std::string channel = parts_.channel;
    const SheetTaken taken = co_await take_volunteers(
        parts_.hub, std::move(actor), std::move(sheet), std::move(channel), std::move(key));
    co_return outcome(taken);
}

}  // namespace program
