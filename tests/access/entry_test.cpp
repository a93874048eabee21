// Who is not signed in, at the API's door.
#include "adapters/web/wire/entries.hpp"
#include "tests/access/lobby.hpp"

#include <catch2/catch.hpp>

using access_test::Lobby;
using Catch::Matchers::Contains;

TEST_CASE("a code is asked for and shown without a session, and what is wrong is not said") {
    Lobby lobby;
    const std::string ask = R"({"group":")" + lobby.first().text + R"(","number":"+447700900777"})";
    const http::Response asked = lobby.post("ask_code", ask, "", "");
    CHECK(asked.status == 200);
    CHECK_THAT(asked.body, Contains("\"attempt\":\""));
    CHECK_FALSE(asked.header("Set-Cookie"));
    const http::Response shown =
        lobby.post("show_code", R"({"attempt":"a","code":"123456"})", "", "");
    CHECK(shown.status == 401);
    CHECK_FALSE(shown.header("Set-Cookie"));
    CHECK(lobby.post("show_invitation", R"({"invitation":"a.b.c"})", "", "").status == 401);
    CHECK(lobby.post("show_code", R"({"attempt":"a"})", "", "").status == 400);
    CHECK(lobby.get("show_code", "", "").status == 404);
}

TEST_CASE("an invitation leads in once: password, one-time code, session") {
    Lobby lobby;
    const http::Response invited = lobby.post("invite_coordinator",
                                              R"({"name":"Bo","number":"+447700900777"})",
                                              lobby.cookie(hub::Role::coordinator),
                                              "k");
    REQUIRE(invited.status == 200);
    const std::size_t from = invited.body.find('#') + 1;
    const std::string token = invited.body.substr(from, invited.body.find('"', from) - from);
    const http::Response seen =
        lobby.post("show_invitation", R"({"invitation":")" + token + "\"}", "", "");
    REQUIRE(seen.status == 200);
    const std::string field = R"("totp_secret":")";
    const std::size_t secret = seen.body.find(field) + field.size();
    const std::string totp = support::PlainSecrets::totp(
        seen.body.substr(secret, seen.body.find('"', secret) - secret), lobby.clock().now());
    const auto redeem = [&](const std::string& password) {
        return lobby.post("redeem_invitation",
                          R"({"invitation":")" + token + R"(","password":")" + password +
                              R"(","totp":")" + totp + "\"}",
                          "",
                          "");
    };
    const http::Response weak = redeem("short");
    CHECK(weak.status == 422);
    CHECK_THAT(weak.body, Contains("\"path\":\"password\""));
    const http::Response in = redeem("correct horse");
    REQUIRE(in.status == 200);
    CHECK_THAT(in.body, Contains("\"roles\":[") && Contains("coordinator"));
    const std::string cookie = in.header("Set-Cookie").value_or("");
    CHECK_THAT(cookie,
               Contains("__Host-aidhub=") && Contains("HttpOnly") && Contains("SameSite=Strict"));
    const std::string value =
        cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1);
    CHECK(lobby.get("me", "", value).status == 200);
    CHECK(redeem("correct horse").status == 401);
    CHECK(lobby.post("sign_out", "", value, "").status == 204);
    CHECK(lobby.get("me", "", value).status == 401);
}

TEST_CASE("a way in needs our own page and JSON, and is not open without end") {
    Lobby lobby;
    http::Request request{
        .method = "POST", .path = "/api/v1/show_code", .body = R"({"attempt":"a","code":"1"})"};
    request.headers = {{"Origin", "https://elsewhere.example"},
                       {"Content-Type", "application/json"}};
    CHECK(lobby.ask(request).status == 403);
    request.headers = {{"Origin", access_test::page}, {"Content-Type", "text/plain"}};
    CHECK(lobby.ask(request).status == 403);
    request.headers = {{"Origin", access_test::page}, {"Content-Type", "application/json"}};
    request.peer = "203.0.113.9";
    for (int i = 0; i < 20; ++i) CHECK(lobby.ask(request).status == 401);
    const http::Response often = lobby.ask(request);
    CHECK(often.status == 429);
    CHECK(often.header("Retry-After").has_value());
    request.peer = "203.0.113.10";
    CHECK(lobby.ask(request).status == 401);
}

TEST_CASE("who is blocked or approved no longer is out at once, and pushed to no more") {
    Lobby lobby;
    const std::string& helper = lobby.cookie(hub::Role::volunteer);
    REQUIRE(lobby.get("me", "", helper).status == 200);
    const std::string device =
        R"({"endpoint":"https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",)"
        R"("key":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",)"
        R"("secret":"BTBZMqHH6r4Tts7J_aSIgg"})";
    REQUIRE(lobby.post("add_device", device, helper, "d").status == 200);
    REQUIRE(lobby.devices() == 1);
    const std::string id = "p" + std::to_string(static_cast<int>(hub::Role::volunteer));
    const std::string& desk = lobby.cookie(hub::Role::coordinator);
    SECTION("blocked") {
        CHECK(lobby.post("block_person", R"({"person":")" + id + "\"}", desk, "b").status == 200);
    }
    SECTION("approved no longer") {
        CHECK(lobby.post("withdraw_approval", R"({"volunteer":")" + id + "\"}", desk, "w").status ==
              200);
    }
    SECTION("signed out everywhere") {
        CHECK(lobby.post("end_sessions", R"({"person":")" + id + "\"}", desk, "e").status == 200);
    }
    CHECK(lobby.get("me", "", helper).status == 401);
    CHECK(lobby.devices() == 0);
}

TEST_CASE("nobody adds or removes another's browser") {
    Lobby lobby;
    const std::string endpoint = R"({"endpoint":"https://push.example.net/push/1")";
    const std::string key =
        R"(,"key":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")";
    const std::string& helper = lobby.cookie(hub::Role::volunteer);
    const std::string& desk = lobby.cookie(hub::Role::coordinator);
    REQUIRE(lobby
                .post("add_device",
                      endpoint + key + R"(,"secret":"BTBZMqHH6r4Tts7J_aSIgg"})",
                      helper,
                      "a")
                .status == 200);
    CHECK(
        lobby
            .post(
                "add_device", endpoint + key + R"(,"secret":"CTBZMqHH6r4Tts7J_aSIgg"})", desk, "b")
            .status == 403);
    CHECK(lobby.post("remove_device", endpoint + "}", desk, "c").status == 200);
    CHECK(lobby.devices() == 1);
    CHECK(lobby.post("remove_device", endpoint + "}", helper, "d").status == 200);
    CHECK(lobby.devices() == 0);
}
