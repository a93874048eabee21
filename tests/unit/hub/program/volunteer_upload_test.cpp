#include "hub/program/volunteer_upload.hpp"

#include "adapters/web/api/cookies.hpp"
#include "tests/access/lobby.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using Catch::Matchers::Contains;
using hub::Role;

namespace {

const std::string sheet =
    "name,phone,postcode,needs\r\n"
    "Ana,+447700900201,E8 3PN,shopping\r\n"
    "Bo,+447700900202,E8 3PN,anything\r\n";

struct Entrance : access_test::Lobby {
    Entrance() { upload.add_to(routes); }

    http::Response post(const std::string& query,
                        const std::string& body,
                        const std::string& cookie) {
        http::Request request;
        request.method = "POST";
        request.path = "/set-up/volunteers";
        request.query = query;
        request.body = body;
        request.headers = {{"Origin", origin}, {"Content-Type", type}};
        if (!cookie.empty())
            request.headers.push_back({"Cookie", std::string(web::session_cookie) + "=" + cookie});
        return support::run(loop, upload.answer(request));
    }
    std::size_t volunteers(const hub::GroupId& group) {
        return support::run(loop,
                            store().list(hub::scope_of(group), hub::RecordKind::volunteer, ""))
            .records.size();
    }

    std::string origin{access_test::page};
    std::string type{"text/csv"};
    boost::asio::io_context loop;
    support::PlainSecrets secrets;
    support::PlainNumbering numbering;
    places::PostcodeTable places{std::filesystem::path{AIDHUB_SOURCE} /
                                 "config/places/gb-postcode-centres.csv"};
    program::VolunteerUpload upload{
        {hub(), secrets, numbering, places, "GB", "sms", {access_test::page}}};
    http::Routes routes;
};

}  // namespace

TEST_CASE(
    "a sheet is looked at first and then taken, by who runs the queue, into their own group") {
    Entrance entrance;
    const std::string cookie = entrance.cookie(Role::coordinator);
    const std::size_t before = entrance.volunteers(entrance.first());
    const std::size_t elsewhere = entrance.volunteers(entrance.second());
    const auto seen = entrance.post("try=yes", sheet, cookie);
    CHECK(seen.status == 200);
    CHECK_THAT(seen.body, Contains("\"line\":2,\"name\":\"Ana\"") && Contains("\"bad\":[]"));
    CHECK(entrance.volunteers(entrance.first()) == before);

    CHECK(entrance.post("", sheet, cookie).body == "{\"added\":2}");
    CHECK(entrance.volunteers(entrance.first()) == before + 2);
    CHECK(entrance.post("", sheet, cookie).body == "{\"added\":2}");
    CHECK(entrance.volunteers(entrance.first()) == before + 2);
    CHECK(entrance.volunteers(entrance.second()) == elsewhere);
}

TEST_CASE("a sheet with anything wrong is not taken at all, and each line is named") {
    Entrance entrance;
    const std::string cookie = entrance.cookie(Role::patch_lead);
    const std::size_t before = entrance.volunteers(entrance.first());
    const auto refused = entrance.post(
        "", sheet + "Cy,nonsense,E8 3PN,shopping\r\nDi,+447700900204,XX99 9XX,dancing\r\n", cookie);
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body,
               Contains("\"line\":4") && Contains("\"line\":5") && Contains("dancing"));
    CHECK(entrance.volunteers(entrance.first()) == before);
    CHECK(entrance.post("", "", cookie).status == 422);
    CHECK(entrance.post("", std::string("a\0b\n\xFF,", 6), cookie).status == 422);
}

TEST_CASE("a sheet is taken from nobody else, and from no other page") {
    Entrance entrance;
    for (const Role role : {Role::volunteer, Role::resident, Role::observer}) {
        CHECK(entrance.post("", sheet, entrance.cookie(role)).status == 403);
        CHECK(entrance.post("try=yes", sheet, entrance.cookie(role)).status == 403);
    }
    CHECK(entrance.post("", sheet, "").status == 401);
    entrance.type = "text/plain";
    CHECK(entrance.post("", sheet, entrance.cookie(Role::coordinator)).status == 415);
    entrance.origin = "https://elsewhere.example";
    CHECK(entrance.post("", sheet, entrance.cookie(Role::coordinator)).status == 403);
}
