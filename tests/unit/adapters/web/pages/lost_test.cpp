#include "adapters/web/forms/lost_door.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <string>

using Catch::Matchers::Contains;

namespace {

http::Response asked(const std::string& path, const std::string& accept) {
    boost::asio::io_context loop;
    const web_test::Laid laid;
    web::LostDoor door(laid.layout);
    http::Request request{.method = "GET", .path = path};
    if (!accept.empty()) request.headers.push_back({"Accept", accept});
    return support::run(loop, door.answer(std::move(request)));
}

const std::string browsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

}  // namespace

TEST_CASE(
    "a browser that went astray gets a page with a way on, which repeats nothing of the address") {
    const http::Response page = asked("/no-such-page-here", browsers);
    CHECK(page.status == 404);
    CHECK_THAT(*page.header("Content-Type"), Contains("text/html"));
    CHECK_THAT(page.body,
               Contains("<a href=\"/\">") && Contains("<h1>") && !Contains("no-such-page"));
    CHECK_THAT(*page.header("Content-Security-Policy"), Contains("default-src 'none'"));
}

TEST_CASE("programs get a problem, and below /api/ everybody does") {
    for (const auto& [path, accept] : {std::pair<std::string, std::string>{"/nothing", ""},
                                       {"/nothing", "application/json"},
                                       {"/nothing", "*/*"},
                                       {"/api/v2/queue", browsers}}) {
        CAPTURE(path, accept);
        const http::Response problem = asked(path, accept);
        CHECK(problem.status == 404);
        CHECK(problem.header("Content-Type") == "application/problem+json");
    }
}
