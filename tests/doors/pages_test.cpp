// S11 to S13 and S49 to S54 against the whole hub: what comes from other sites changes nothing and
// opens nothing, and every answer says what browsers may do with it. How pages are written is in
// tests/unit/adapters/web/pages, what Chromium makes of them in tests/browser.
#include "tests/doors/hall.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace doors;

namespace {

const std::string page = "https://help.example.org";

struct Pages : Hall {
    Pages() : Hall{{{"AIDHUB_WEB_PUBLIC_URL", page}}} {}

    http::Response get(const std::string& path, std::vector<http::Header> headers = {}) const {
        return support::ask(hub->url(), "GET", path, {}, std::move(headers));
    }
};

std::string upgrade(const std::string& origin, const std::string& query = {}) {
    return request("GET /api/v1/live" + query,
                   "Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
                   "13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                   "Sec-WebSocket-Protocol: aidhub.v1\r\nCookie: __Host-aidhub=canary\r\n" +
                       origin);
}

std::string from(const std::string& origin) {
    return "Origin: " + origin + "\r\n";
}

std::string command(const std::string& headers) {
    return with_body("POST /api/v1/claim_case",
                     R"({"request":"canary"})",
                     "Idempotency-Key: k\r\nCookie: __Host-aidhub=canary\r\n" + headers);
}

std::string form(const std::string& path, const std::string& headers) {
    return with_body("POST " + path, "token=canary&number=canary", headers);
}

const std::string form_type = "Content-Type: application/x-www-form-urlencoded\r\n";
const std::string json_type = "Content-Type: application/json\r\n";

}  // namespace

TEST_CASE("S11, S12, S13: an upgrade from elsewhere, without TLS or with a secret in its address") {
    Pages hall;
    hall.refuses(
        {{"another site", upgrade(from("https://evil.example")), 403},
         {"a name that begins like ours", upgrade(from(page + ".evil.example")), 403},
         {"a name that ends like ours", upgrade(from("https://evil-help.example.org")), 403},
         {"a port of its own", upgrade(from(page + ":8443")), 403},
         {"no page", upgrade(from("null")), 403},
         {"nothing said", upgrade(""), 403},
         {"ours without TLS", upgrade(from("http://help.example.org")), 403},
         {"a secret in the query", upgrade(from(page), "?ticket=canary"), 400}});
}

TEST_CASE("S50: what changes something must come from our own pages, as JSON or with its token") {
    Pages hall;
    const std::string ours = from(page);
    hall.refuses(
        {{"a command of another site", command(json_type + from("https://evil.example")), 403},
         {"a command of nowhere", command(json_type), 403},
         {"a command that a browser sent across",
          command(json_type + ours + "Sec-Fetch-Site: cross-site\r\n"),
          403},
         {"a command without a session", command(json_type + ours), 401},
         {"a form of another site", form("/ask", form_type + from("https://evil.example")), 403},
         {"a form across", form("/ask", form_type + ours + "Sec-Fetch-Site: same-site\r\n"), 403},
         {"a form as text", form("/ask", "Content-Type: text/plain\r\n" + ours), 403},
         {"a form with no token of its own", form("/sign-in/code", form_type + ours), 403},
         {"a form with another's token",
          form("/sign-in/password", form_type + ours + "Cookie: __Host-aidhub-form=canary\r\n"),
          403}});
}

TEST_CASE("S51: following a link changes nothing") {
    Pages hall;
    const std::string close = "Connection: close\r\n";
    hall.refuses(
        {{"a command as a link", request("GET /api/v1/accept_offer?offer=canary", close), 404},
         {"a ticket as a link", request("GET /api/v1/ticket", close), 404},
         {"signing out as a link", request("GET /sign-out", close), 405}});
    const std::string before = hall.kept();
    CHECK(hall.get("/invitation?invitation=canary").status == 200);  // a button, and no more
    CHECK(hall.kept() == before);
}

TEST_CASE("S49: a cookie is for this host, for TLS and for no script") {
    const Pages hall;
    const auto cookie = hall.get("/invitation").header("Set-Cookie");
    REQUIRE(cookie);
    CHECK(cookie->starts_with("__Host-"));
    for (const char* part : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"})
        CHECK(cookie->find(part) != std::string::npos);
    CHECK(cookie->find("Domain") == std::string::npos);
}

TEST_CASE(
    "S53, S54: every answer says what browsers may do with it, and no other site may read it") {
    const Pages hall;
    for (const char* path : {"/",
                             "/sign-in",
                             "/invitation",
                             "/desk",
                             "/help/tasks",
                             "/api/v1/me",
                             "/api/v1/nothing",
                             "/api/v1/about_group"}) {
        CAPTURE(path);
        for (const char* origin : {"https://evil.example", "null"}) {
            const auto answer = hall.get(path, {{"Origin", origin}, {"Cookie", "__Host-aidhub=x"}});
            CHECK_FALSE(answer.header("Access-Control-Allow-Origin"));
            const std::string policy = answer.header("Content-Security-Policy").value_or("");
            for (const char* part :
                 {"object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"})
                CHECK(policy.find(part) != std::string::npos);
            CHECK(policy.find("unsafe") == std::string::npos);
            CHECK(answer.header("X-Content-Type-Options") == "nosniff");
            CHECK(answer.header("Referrer-Policy") == "same-origin");
            CHECK(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
            CHECK(answer.header("Cache-Control") == "no-store");
            const std::string hsts = answer.header("Strict-Transport-Security").value_or("");
            CHECK(hsts.starts_with("max-age=63072000"));
        }
    }
    CHECK(hall.get("/api/v1/about_group").status == 404);
    const auto policy = [&] { return hall.get("/desk").header("Content-Security-Policy"); };
    CHECK(policy() != policy());  // its nonce
    const auto asked = support::ask(
        hall.hub->url(), "OPTIONS", "/api/v1/claim_case", {}, {{"Origin", "https://evil.example"}});
    CHECK(asked.status >= 400);
    CHECK_FALSE(asked.header("Access-Control-Allow-Origin"));
}
