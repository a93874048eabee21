#include "adapters/web/pages/headers.hpp"

#include <catch2/catch.hpp>

#include <string>

using web::Keeping;

TEST_CASE("every answer says what a browser may do with it") {
    http::Response response = http::problem(404, "There is no such thing.", "");
    web::protect(response, Keeping::never);
    CHECK(response.header("Cache-Control") == "no-store");
    CHECK(response.header("X-Content-Type-Options") == "nosniff");
    CHECK(response.header("Referrer-Policy") == "same-origin");
    CHECK(response.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(response.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(response.header("Strict-Transport-Security")->find("max-age=63072000") == 0);
    CHECK(response.header("Permissions-Policy")->find("geolocation=()") != std::string::npos);
    CHECK(response.header("Content-Security-Policy")->find("default-src 'none'") == 0);
    CHECK_FALSE(response.header("Access-Control-Allow-Origin"));
}

TEST_CASE("what an answer says itself stays") {
    http::Response response;
    response.headers = {{"cache-control", "public"}};
    web::protect(response, Keeping::never);
    CHECK(response.header("Cache-Control") == "public");
}

TEST_CASE("a page runs the scripts with its own nonce and nothing inline") {
    const std::string policy = web::page_policy("n0nce", "");
    for (const char* part : {"object-src 'none'",
                             "base-uri 'none'",
                             "frame-ancestors 'none'",
                             "form-action 'self'",
                             "script-src 'nonce-n0nce' 'strict-dynamic';"})
        CHECK(policy.find(part) != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(web::page_policy("n", "https://tiles.example")
              .find("img-src 'self' https://tiles.example;") != std::string::npos);
}
