#include "hub/program/health.hpp"

#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <string>

namespace {

http::Response get(program::Health& health, const std::string& path) {
    boost::asio::io_context loop;
    http::Request request;
    request.method = "GET";
    request.path = path;
    return support::run(loop, health.answer(request));
}

std::string some_measures() {
    return "aidhub_texts_total 3\n";
}

}  // namespace

TEST_CASE("a hub is not ready before it says so, nor while a part is missing") {
    program::Readiness readiness;
    program::Health health{readiness, some_measures};
    CHECK(get(health, "/readyz").status == 503);
    CHECK(get(health, "/readyz").body == "hub: starting\n");
    readiness.has("hub");
    CHECK(get(health, "/readyz").status == 200);
    readiness.lacks("redis", "not connected");
    readiness.lacks("languages", "none");
    CHECK(get(health, "/readyz").body == "languages: none\nredis: not connected\n");
    readiness.has("redis");
    readiness.has("languages");
    readiness.has("never missed");
    CHECK(get(health, "/readyz").body == "ready\n");
}

TEST_CASE("a hub that is not ready is still alive and measured") {
    program::Readiness readiness;
    program::Health health{readiness, some_measures};
    CHECK(get(health, "/healthz").status == 200);
    CHECK(get(health, "/metrics").body == "aidhub_texts_total 3\n");
    CHECK(get(health, "/metrics").header("content-type") ==
          "text/plain; version=0.0.4; charset=utf-8");
}
