#include "adapters/web/forms/help_door.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/web/pages/sign_in_page.hpp"
#include "adapters/web/wire/commands.hpp"

namespace web {

namespace asio = boost::asio;

namespace {

boost::system::result<hub::Command, json::Problem> command_of(const JoinForm& form,
                                                              const std::string& texts_on) {
    json::Writer writer;
    writer.begin_object();
    writer.name("name")
        .text(form.name)
        .name("number")
        .text(form.number)
        .name("channel")
        .text(texts_on);
    writer.name("postcode").text(form.postcode).name("needs").begin_array();
    for (const std::string& need : form.needs) writer.text(need);
    writer.end_array().end_object();
    return decode_command("add_volunteer", writer.take());
}

}  // namespace

void HelpDoor::add_to(http::Routes& routes) {
    routes.add("GET", "/help", *this);
    routes.add("POST", "/help/join", *this);
}

JoinForm HelpDoor::form_of(const FormVisit& visit) const {
    JoinForm form{.group = visit.group.group.text,
                  .group_name = visit.group.name,
                  .welcome = visit.group.welcome};
    form.token = token(visit);
    form.key = visit.field("key").empty() ? key() : visit.field("key");
    form.name = visit.field("name");
    form.number = visit.field("number");
    form.postcode = visit.field("postcode");
    for (const hub::Need& need : visit.group.needs) {
        form.possible_needs.push_back(need.text);
        if (visit.ticked("need_" + need.text)) form.needs.push_back(need.text);
    }
    return form;
}

asio::awaitable<http::Response> HelpDoor::show(FormVisit visit) {
    if (visit.group.group.empty()) co_return error(visit, 404);
    const Problems none;
    co_return page(visit, help_page(words(), form_of(visit), none));
}

asio::awaitable<http::Response> HelpDoor::take(FormVisit visit) {
    if (visit.group.group.empty()) co_return error(visit, 404);
    const JoinForm form = form_of(visit);
    auto command = command_of(form, parts.texts_on);
    if (!command)
        co_return page(visit,
                       help_page(words(), form, {{command.error().path, command.error().sentence}}),
                       422);
    const auto done = co_await parts.calls.command(
        Calls::guest(visit.group.group), *std::move(command), form.key);
    if (!done)
        co_return page(
            visit, help_page(words(), form, {{done.error().path, done.error().title}}), 422);
    hub::AskCode ask{
        .group = visit.group.group, .channel = parts.texts_on, .number = {form.number}};
    std::string attempt = co_await parts.hub.ask_code(std::move(ask));
    const CodeForm code{.group = form.group,
                        .group_name = form.group_name,
                        .token = form.token,
                        .next = "/help/tasks",
                        .attempt = std::move(attempt)};
    const Problems none;
    co_return page(visit, code_page(words(), code, none));
}

}  // namespace web
