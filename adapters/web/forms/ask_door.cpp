#include "adapters/web/forms/ask_door.hpp"

#include "adapters/json/words.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/web/pages/danger_page.hpp"
#include "adapters/web/pages/help_page.hpp"
#include "adapters/web/wire/commands.hpp"

namespace web {

namespace asio = boost::asio;

namespace {

// The fields as the wire has them, so that one table bounds and cleans both.
boost::system::result<hub::Command, json::Problem> command_of(const AskForm& form,
                                                              const std::string& texts_on) {
    json::Writer writer;
    writer.begin_object();
    const auto put = [&](const char* name, const std::string& value) {
        if (!value.empty()) writer.name(name).text(value);
    };
    put("name", form.name);
    put("number", form.number);
    put("channel", form.landline ? "call" : texts_on);
    put("introducer", form.introducer);
    put("need", form.need);
    put("words", form.words);
    put("postcode", form.postcode);
    put("street", form.street);
    if (form.urgent) writer.name("urgency").text("urgent");
    put("who_pays", form.who_pays);
    writer.end_object();
    return decode_command("open_request", writer.take());
}

std::string payment(hub::WhoPays who) {
    return std::string(json::word(who));
}

}  // namespace

void AskDoor::add_to(http::Routes& routes) {
    routes.add_alone("GET", "/", *this);
    for (const char* method : {"GET", "POST"}) routes.add(method, "/ask", *this);
}

asio::awaitable<http::Response> AskDoor::show(FormVisit visit) {
    if (visit.request.path == "/") {
        const Home home{.group_name = visit.group.name,
                        .welcome = visit.group.welcome,
                        .number = visit.group.number};
        co_return page(visit, home_page(words(), home));
    }
    if (visit.request.path != "/ask") co_return error(visit, 404);
    if (visit.group.group.empty()) co_return error(visit, 404);
    const Problems none;
    const AskForm form = form_of(visit);
    co_return page(visit, ask_page(words(), form, none));
}

AskForm AskDoor::form_of(const FormVisit& visit) const {
    AskForm form{.group = visit.group.group.text,
                 .group_name = visit.group.name,
                 .welcome = visit.group.welcome};
    for (const hub::Need& need : visit.group.needs) form.needs.push_back(need.text);
    for (const hub::WhoPays who : visit.group.payments) form.payments.push_back(payment(who));
    form.token = token(visit);
    form.key = visit.field("key").empty() ? key() : visit.field("key");
    form.need = visit.field("need");
    form.words = visit.field("words");
    form.postcode = visit.field("postcode");
    form.street = visit.field("street");
    form.name = visit.field("name");
    form.number = visit.field("number");
    form.may_be_rung = visit.visitor.has_value();
    form.landline = visit.ticked("landline");
    form.urgent = visit.ticked("urgent");
    form.who_pays = visit.field("who_pays");
    form.introducer = visit.field("introducer");
    return form;
}

asio::awaitable<http::Response> AskDoor::take(FormVisit visit) {
    if (visit.group.group.empty()) co_return error(visit, 404);
    const AskForm form = form_of(visit);
    auto command = command_of(form, parts.texts_on);
    if (!command)
        co_return page(visit,
                       ask_page(words(), form, {{command.error().path, command.error().sentence}}),
                       422);
    const hub::OpenRequest wanted = std::get<hub::OpenRequest>(*command);
    const auto done = co_await parts.calls.command(visit.who(), *std::move(command), form.key);
    if (!done) co_return co_await again(std::move(visit), done.error(), wanted);
    if (done->answer.text == "danger")
        co_return page(visit, danger_page(words(), visit.group.name));
    const hub::RequestId request{done->answer.text};
    co_return co_await asked(std::move(visit), request);
}

asio::awaitable<http::Response> AskDoor::asked(FormVisit visit, hub::RequestId request) {
    std::vector<hub::RecordId> ids{hub::record_id(request)};
    const hub::Loaded loaded =
        co_await parts.store.load(hub::scope_of(visit.group.group), std::move(ids), hub::no_key);
    const hub::Request opened = loaded.get<hub::Request>(hub::record_id(request)).value;
    const Asked told{
        .group_name = visit.group.name,
        .name = visit.field("introducer").empty() ? visit.field("name") : visit.field("introducer"),
        .reference = opened.reference,
        .landline = visit.ticked("landline")};
    co_return page(visit, asked_page(words(), told));
}

// The form once more, with what is wrong beside its field.
asio::awaitable<http::Response> AskDoor::again(FormVisit visit,
                                               Refused why,
                                               hub::OpenRequest command) {
    hub::Actor actor;
    actor.group = visit.group.group;
    if (visit.visitor) actor.person = visit.visitor->person;
    const auto problem = co_await parts.hub.problem(std::move(actor), std::move(command));
    Problems problems{{why.path, why.title}};
    if (problem) problems = {{problem->field, problem->sentence}};
    co_return page(visit,
                   ask_page(words(), form_of(visit), problems),
                   why.status == 400 ? 422 : static_cast<unsigned>(why.status));
}

}  // namespace web
