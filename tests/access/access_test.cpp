#include "hub/rules/access.hpp"

#include "adapters/json/words.hpp"
#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/queries.hpp"
#include "hub/names.hpp"
#include "tests/access/lobby.hpp"
#include "tests/unit/adapters/web/wire/examples.hpp"

#include <catch2/catch.hpp>

using access_test::Lobby;
using hub::Role;

namespace {

// The fields of a query as an address has them; the examples' queries are flat.
std::string address_of(const hub::Query& query) {
    if (const auto* row = std::get_if<hub::QueueRow>(&query)) return "request=" + row->request.text;
    if (const auto* story = std::get_if<hub::RequestStory>(&query))
        return "request=" + story->request.text;
    if (const auto* candidates = std::get_if<hub::Candidates>(&query))
        return "request=" + candidates->request.text;
    if (const auto* talk = std::get_if<hub::Talk>(&query)) return "person=" + talk->person.text;
    if (std::holds_alternative<hub::BroadcastEstimate>(query)) return "text=hello";
    return "";
}

bool is_turned_away(const http::Response& response) {
    return response.status == 401 || response.status == 403;
}

}  // namespace

TEST_CASE(
    "every command on the wire is for the roles of the table, and for nobody without a session") {
    Lobby lobby;
    std::size_t asked = 0;
    for (const hub::Command& command : wire_examples::commands()) {
        const std::string name{hub::name_of(command)};
        const std::string body = web::encode(command);
        CAPTURE(name);
        CHECK(lobby.post(name, body, "", "k").status == 401);
        for (const Role role : hub::all_roles) {
            if (role == Role::operator_) continue;
            CAPTURE(json::word(role));
            const std::string key = name + "-" + std::string(json::word(role));
            const bool may = rules::may(role, command);
            // A session that ends by what it asks is signed in again by the next lobby.
            if (may && std::holds_alternative<hub::EndSessions>(command)) continue;
            CHECK(is_turned_away(lobby.post(name, body, lobby.cookie(role), key)) == !may);
            ++asked;
        }
    }
    CHECK(asked >= 6 * (hub::command_names.size() - 2));
    CHECK(lobby.post("add_group", "{}", lobby.cookie(Role::coordinator), "k").status == 404);
}

TEST_CASE("every query is for the roles of the table, and guests may only ask what the group is") {
    Lobby lobby;
    for (const hub::Query& query : wire_examples::queries()) {
        const std::string name{hub::name_of(query)};
        const std::string fields = address_of(query);
        CAPTURE(name);
        const bool for_all = std::holds_alternative<hub::AboutGroup>(query);
        const std::string group =
            "group=" + lobby.first().text + (fields.empty() ? "" : "&" + fields);
        CHECK(is_turned_away(lobby.get(name, group, "")) == !for_all);
        for (const Role role : hub::all_roles) {
            if (role == Role::operator_) continue;
            CAPTURE(json::word(role));
            CHECK(is_turned_away(lobby.get(name, fields, lobby.cookie(role))) ==
                  !rules::may(role, query));
        }
    }
}

TEST_CASE("what the other group has is answered like what is not there") {
    Lobby lobby;
    const std::string theirs = lobby.theirs().text;
    const std::string& ours = lobby.cookie(Role::coordinator);
    REQUIRE(lobby.get("request_story", "request=" + theirs, lobby.cookie(Role::coordinator, true))
                .status == 200);
    for (const char* name : {"request_story", "queue_row", "candidates"}) {
        CAPTURE(name);
        const auto other = lobby.get(name, "request=" + theirs, ours);
        const auto none = lobby.get(name, "request=01NOTHING", ours);
        CHECK(other.status == 404);
        CHECK(other.status == none.status);
        CHECK(other.body == none.body);
    }
    for (const char* name :
         {"cancel_request", "reopen_request", "close_request", "claim_case", "drop_claim"}) {
        CAPTURE(name);
        const auto other =
            lobby.post(name, R"({"request":")" + theirs + R"("})", ours, std::string(name) + "-1");
        const auto none =
            lobby.post(name, R"({"request":"01NOTHING"})", ours, std::string(name) + "-2");
        CHECK(other.status == 404);
        CHECK(other.status == none.status);
        CHECK(other.body == none.body);
    }
    const auto seen = lobby.get("queue", "", ours);
    REQUIRE(seen.status == 200);
    CHECK(seen.body.find(theirs) == std::string::npos);
}

TEST_CASE("a command needs our own page, JSON and a key") {
    Lobby lobby;
    http::Request request;
    request.method = "POST";
    request.path = "/api/v1/claim_case";
    request.body = R"({"request":"r"})";
    const http::Header own{"Origin", access_test::page};
    const http::Header json{"Content-Type", "application/json"};
    const http::Header key{"Idempotency-Key", "k"};
    const http::Header who{"Cookie", "__Host-aidhub=" + lobby.cookie(Role::coordinator)};
    const auto status = [&](std::vector<http::Header> headers) {
        http::Request asked = request;
        asked.headers = std::move(headers);
        return lobby.ask(std::move(asked)).status;
    };
    CHECK(status({own, json, key, who}) == 404);
    CHECK(status({json, key, who}) == 403);
    CHECK(status({{"Origin", "null"}, json, key, who}) == 403);
    CHECK(status({{"Origin", access_test::page + ".evil"}, json, key, who}) == 403);
    CHECK(status({own, {"Sec-Fetch-Site", "cross-site"}, json, key, who}) == 403);
    CHECK(status({own, {"Content-Type", "text/plain"}, key, who}) == 403);
    CHECK(status({own, json, who}) == 400);
    CHECK(status({own, json, key}) == 401);
    CHECK(status({own, json, key, who, who}) == 401);
}

TEST_CASE("a session that was ended is nobody's, at once") {
    Lobby lobby;
    const std::string cookie = lobby.cookie(Role::coordinator);
    CHECK(lobby.get("me", "", cookie).status == 200);
    CHECK(lobby.post("sign_out", "", cookie, "k").status == 204);
    CHECK(lobby.get("me", "", cookie).status == 401);
    CHECK(lobby.post("ticket", "", cookie, "k").status == 401);
}

TEST_CASE("a cookie that is nearly right is nobody's") {
    Lobby lobby;
    std::string cookie = lobby.cookie(Role::coordinator);
    cookie.back() = cookie.back() == 'x' ? 'y' : 'x';
    CHECK(lobby.get("me", "", cookie).status == 401);
    CHECK(lobby.get("me", "", "").status == 401);
    CHECK(lobby.get("me", "", "a.b.c").status == 401);
    CHECK(lobby
              .get("me",
                   "",
                   lobby.second().text +
                       lobby.cookie(Role::coordinator).substr(lobby.first().text.size()))
              .status == 401);
}

TEST_CASE("every answer of the API says how it may be used") {
    Lobby lobby;
    for (const auto& response : {lobby.get("me", "", lobby.cookie(Role::coordinator)),
                                 lobby.get("me", "", ""),
                                 lobby.get("nonsense", "", "")}) {
        CHECK(response.header("Cache-Control") == std::optional<std::string>{"no-store"});
        CHECK(response.header("X-Content-Type-Options") == std::optional<std::string>{"nosniff"});
        CHECK_FALSE(response.header("Access-Control-Allow-Origin").has_value());
    }
}
