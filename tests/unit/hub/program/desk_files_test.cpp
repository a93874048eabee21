#include "hub/program/desk_files.hpp"

#include "adapters/web/api/cookies.hpp"
#include "hub/program/desk_sheets.hpp"
#include "hub/program/leaflet_words.hpp"
#include "tests/access/lobby.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/leaflet/read_back.hpp"
#include "tests/unit/adapters/web/pages/fixture.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using hub::Role;

namespace {

// Two groups with somebody of each role in both, and the desk's files.
struct Counter : access_test::Lobby {
    Counter() { files.add_to(routes); }

    http::Response get(const std::string& path,
                       const std::string& query,
                       const std::string& cookie) {
        http::Request request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        if (!cookie.empty())
            request.headers.push_back({"Cookie", std::string(web::session_cookie) + "=" + cookie});
        return support::run(loop, routes.find("GET", path).handler->answer(request));
    }

    web_test::Laid laid;
    boost::asio::io_context loop;
    async::Pool pool;
    calendar::IcuCalendar calendar;
    program::DeskFiles files{
        {hub(), laid.layout, pool, store(), calendar, clock(), "sms", "https://help.example.org"}};
    http::Routes routes;
};

constexpr const char* leaflet_path = "/set-up/leaflet.pdf";

hub::GroupView ordinary() {
    return {.group = {"G1"},
            .name = "Hackney Helpers",
            .number = "+447700900123",
            .needs = {{"shopping"}, {"dog_walking"}}};
}

}  // namespace

TEST_CASE("who runs the queue gets their own group's leaflet, and nobody keeps it on the way") {
    Counter counter;
    for (const Role role : {Role::coordinator, Role::patch_lead, Role::duty_coordinator}) {
        const auto response = counter.get(leaflet_path, "", counter.cookie(role));
        REQUIRE(response.status == 200);
        CHECK(response.header("Content-Type") == "application/pdf");
        CHECK(response.header("Content-Disposition") == "inline; filename=\"leaflet.pdf\"");
        CHECK(response.header("Cache-Control") == "no-store");
        CHECK(response.header("X-Content-Type-Options") == "nosniff");
        CHECK(response.body.starts_with("%PDF-"));
    }
    const auto other = counter.get(leaflet_path,
                                   "sheet=whole&group=" + counter.first().text,
                                   counter.cookie(Role::coordinator, true));
    CHECK_THAT(leaflet_test::words_of(other.body), Contains("The other group"));
    CHECK(leaflet_test::codes_of(other.body) ==
          std::vector<std::string>{"https://help.example.org/ask?group=" + counter.second().text});
}

TEST_CASE("nobody else gets a leaflet") {
    Counter counter;
    for (const Role role : {Role::volunteer, Role::resident, Role::observer})
        CHECK(counter.get(leaflet_path, "", counter.cookie(role)).status == 403);
    const auto guest = counter.get(leaflet_path, "group=" + counter.first().text, "");
    CHECK(guest.status == 303);
    CHECK(guest.header("Location") == "/sign-in?as=coordinator&next=/set-up");
    CHECK(counter.get(leaflet_path, "sheet=poster", counter.cookie(Role::coordinator)).status ==
          400);
}

TEST_CASE("a leaflet says the number as it is dialled, and leads to the page") {
    const auto& book = web_test::book();
    const leaflet::Leaflet made = program::leaflet_of(ordinary(), book, "https://help.example.org");
    CHECK(made.number == "07700 900123");
    CHECK(made.code == "https://help.example.org/ask?group=G1");
    CHECK(made.promises.at(1) == "We help with: Shopping, Dog walking.");
    CHECK(program::as_dialled("+353861234567") == "+353861234567");
    CHECK(program::as_dialled("60300") == "60300");
}

TEST_CASE(
    "without a page that others can reach the code is for texting, and without a number there is "
    "none") {
    const auto& book = web_test::book();
    CHECK(program::leaflet_of(ordinary(), book, "http://127.0.0.1:8080").code ==
          "sms:+447700900123");
    CHECK(program::leaflet_of(ordinary(), book, "").code == "sms:+447700900123");
    hub::GroupView alone = ordinary();
    alone.number.clear();
    const leaflet::Leaflet made = program::leaflet_of(alone, book, "");
    CHECK(made.code.empty());
    CHECK(made.number.empty());
    CHECK(made.how == "Our number");
}

TEST_CASE("the desk takes its tables away, and nobody else does") {
    Counter counter;
    for (const std::string path :
         {"/desk/requests.csv", "/desk/alerts.csv", "/desk/volunteers.csv"}) {
        const auto response = counter.get(path, "", counter.cookie(Role::duty_coordinator));
        CHECK(response.status == 200);
        CHECK(response.header("Content-Type") == "text/csv; charset=utf-8");
        CHECK(response.header("Content-Disposition") ==
              "attachment; filename=\"" + path.substr(6) + "\"");
        CHECK(response.header("Cache-Control") == "no-store");
        CHECK(response.body.starts_with("\xEF\xBB\xBF\""));
        for (const Role role : {Role::volunteer, Role::resident, Role::observer})
            CHECK(counter.get(path, "", counter.cookie(role)).status == 403);
        CHECK(counter.get(path, "", "").status == 303);
    }
}

TEST_CASE("the desk's tables hold one's own group, and no cell that is calculated with") {
    Counter counter;
    counter.theirs();
    CHECK_THAT(counter.get("/desk/requests.csv", "", counter.cookie(Role::coordinator, true)).body,
               Contains("\"Shopping\""));
    CHECK_THAT(counter.get("/desk/requests.csv", "", counter.cookie(Role::coordinator)).body,
               !Contains("\"Shopping\""));

    hub::QueueView queue;
    queue.rows.push_back({.reference = "K7",
                          .state = hub::RequestState::open,
                          .need = {"shopping"},
                          .resident = {"=HYPERLINK(\"x\")"}});
    hub::AlertsView alerts;
    alerts.alerts.push_back({.kind = hub::AlertKind::danger, .words = {"+1-1\nand more"}});
    const auto& book = web_test::book();
    CHECK_THAT(program::requests_sheet(queue, book, {}), Contains("\"'=HYPERLINK(\"\"x\"\")\""));
    CHECK_THAT(program::alerts_sheet(alerts, book, {}),
               Contains("\"'+1-1\nand more\"") && Contains("\"Danger\""));
}
