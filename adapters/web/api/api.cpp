#include "adapters/web/api/api.hpp"

#include "adapters/web/api/cookies.hpp"
#include "adapters/web/api/same_site.hpp"
#include "adapters/web/api/visitors.hpp"
#include "adapters/web/pages/headers.hpp"
#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/openapi.hpp"
#include "adapters/web/wire/queries.hpp"

namespace web {

namespace asio = boost::asio;

namespace {

constexpr std::string_view root = "/api/v1/";

http::Response json_answer(unsigned status, std::string body, Keeping keeping = Keeping::never) {
    http::Response response;
    response.status = status;
    response.headers.push_back(
        {.name = "Content-Type",
         .value = status < 400 ? "application/json" : "application/problem+json"});
    response.body = std::move(body);
    protect(response, keeping);
    return response;
}

http::Response no(const Refused& why) {
    http::Response response = json_answer(static_cast<unsigned>(why.status), problem_document(why));
    if (why.temporary) response.headers.push_back({.name = "Retry-After", .value = "1"});
    return response;
}

http::Response no(int status, std::string title, std::string path = {}) {
    return no(Refused{
        .status = status, .title = std::move(title), .path = std::move(path), .temporary = false});
}

bool is_json(const http::Request& request) {
    const auto type = request.header("Content-Type");
    return type && (*type == "application/json" || type->rfind("application/json;", 0) == 0);
}

}  // namespace

Api::Api(hub::Hub& hub,
         Calls& calls,
         Tickets& tickets,
         Turnstile& turnstile,
         std::vector<std::string> origins)
    : hub_(hub),
      calls_(calls),
      tickets_(tickets),
      entrance_(hub, turnstile),
      origins_(std::move(origins)),
      openapi_(openapi()) {}

void Api::add_to(http::Routes& routes) {
    for (const char* method : {"GET", "POST"}) routes.add(method, std::string(root), *this);
}

asio::awaitable<http::Response> Api::answer(http::Request request) {
    std::string name = request.path.substr(root.size());
    if (request.method == "GET") co_return co_await read(std::move(request), std::move(name));
    co_return co_await act(std::move(request), std::move(name));
}

asio::awaitable<http::Response> Api::read(http::Request request, std::string name) {
    if (name == "openapi.json") co_return json_answer(200, openapi_, Keeping::ask_first);
    if (!is_query(name)) co_return no(unknown_name());
    auto fields = http::form_fields(request.query);
    if (!fields) co_return no(400, "The address's fields cannot be read.");
    auto visitor = co_await visitor_of(hub_, request);
    if (!visitor) {
        const auto named = fields->find("group");
        const std::string meant = named == fields->end() ? std::string() : named->second;
        if (named != fields->end()) fields->erase(named);
        const auto group = co_await group_meant(hub_, meant);
        visitor = Calls::guest(group.value_or(hub::GroupId()));
    }
    auto query = decode_query_fields(name, *fields);
    if (!query) co_return no(refused(query.error()));
    const auto view = co_await calls_.query(*std::move(visitor), *std::move(query));
    if (!view) co_return no(view.error());
    co_return json_answer(200, *view);
}

asio::awaitable<http::Response> Api::act(http::Request request, std::string name) {
    if (!is_from_our_pages(request, origins_))
        co_return no(403, "This must come from our own pages.");
    if (is_entry(name)) co_return co_await enter(std::move(request), std::move(name));
    const auto visitor = co_await visitor_of(hub_, request);
    if (!visitor) co_return no(401, "Please sign in.");
    if (name == "ticket") {
        const TicketDrawn drawn{tickets_.issue(cookie(request, session_cookie).value_or(""))};
        co_return json_answer(200, encode(drawn));
    }
    if (name == "sign_out") {
        co_await hub_.sign_out(*visitor);
        http::Response gone = json_answer(204, "");
        gone.headers.push_back(forget_cookie(session_cookie));
        co_return gone;
    }
    co_return co_await obey(*visitor, std::move(request), std::move(name));
}

asio::awaitable<http::Response> Api::enter(http::Request request, std::string name) {
    if (!is_json(request)) co_return no(403, "A way in is application/json.");
    Entrance::Outcome entered = co_await entrance_.enter(std::move(request), std::move(name));
    if (!entered) co_return no(entered.error());
    http::Response response = json_answer(200, std::move(entered->body));
    for (http::Header& kept : entered->cookies) response.headers.push_back(std::move(kept));
    co_return response;
}

asio::awaitable<http::Response> Api::obey(hub::Visitor visitor,
                                          http::Request request,
                                          std::string name) {
    if (!is_command(name)) co_return no(unknown_name());
    if (!is_json(request)) co_return no(403, "A command is application/json.");
    auto command = decode_command(name, request.body);
    if (!command) co_return no(refused(command.error()));
    std::string key = request.header("Idempotency-Key").value_or("");
    const auto done =
        co_await calls_.command(std::move(visitor), *std::move(command), std::move(key));
    if (!done) co_return no(done.error());
    co_return json_answer(200, encode_answer(*done));
}

}  // namespace web
