#include "hub/program/operator_desk.hpp"

#include "adapters/calendar/icu_calendar.hpp"
#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/memory/byte_inbox.hpp"
#include "adapters/memory/byte_store.hpp"
#include "adapters/places/postcode_table.hpp"
#include "adapters/records/sealed_inbox.hpp"
#include "adapters/records/sealed_store.hpp"
#include "hub/program/answer_line.hpp"
#include "hub/program/core.hpp"
#include "hub/program/volunteer_json.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/plain_secrets.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace {

// The desk over a real store in memory, and an operator who writes to it.
class Office {
public:
    Office() { desk.add_to(routes); }

    http::Response post(const std::string& target, const std::string& body) {
        return post_as("Bearer " + desk.token(), target, body);
    }

    http::Response post_as(const std::string& who,
                           const std::string& target,
                           const std::string& body) {
        http::Request request;
        request.method = "POST";
        request.path = target.substr(0, target.find('?'));
        if (target.find('?') != std::string::npos)
            request.query = target.substr(target.find('?') + 1);
        request.headers.push_back({"Authorization", who});
        request.body = body;
        http::Handler* handler = routes.find("POST", request.path).handler;
        if (handler == nullptr) return http::problem(404, "no route", "");
        return support::run(loop, handler->answer(request));
    }

    std::string add_group(const std::string& name) {
        hub::AddGroup command;
        command.group.name = name;
        command.group.area.name = "E8 3";
        return program::answer_line(post("/operator/group", program::write_group(command)).body,
                                    "id");
    }

    std::size_t volunteers(const std::string& group) {
        const auto page = support::run(
            loop, store.list(hub::scope_of(hub::GroupId{group}), hub::RecordKind::volunteer, ""));
        return page.records.size();
    }

    boost::asio::io_context loop;
    support::FixedClock clock;
    support::SeededRandom random{7};
    support::PlainVault vault;
    support::PlainNumbering numbering;
    calendar::IcuCalendar calendar;
    places::PostcodeTable places{std::filesystem::path{AIDHUB_SOURCE} /
                                 "config/places/gb-postcode-centres.csv"};
    memory::ByteStore bytes;
    records::SealedStore store{bytes, vault, random};
    support::CountingIds ids;
    memory::ByteInbox inbox_bytes;
    records::SealedInbox inbox{inbox_bytes, vault, ids};
    services::StopGuard guard;
    support::CountedMeasures measures;
    support::HeardAlarm alarm;
    support::PlainSecrets secrets{};
    config::Languages languages =
        config::load_languages(std::filesystem::path{AIDHUB_SOURCE} / "config/languages");
    program::Core core{{store,
                        inbox,
                        guard,
                        vault,
                        numbering,
                        places,
                        calendar,
                        clock,
                        random,
                        measures,
                        alarm,
                        secrets},
                       languages,
                       {},
                       "GB",
                       {"node-1"}};
    program::OperatorDesk desk{
        {core.hub(), store, vault, numbering, places, random, calendar, clock, "GB", start()}};
    http::Routes routes;

private:
    static hub::Group start() {
        hub::Group group;
        group.needs = {{"shopping"}, {"medication"}};
        return group;
    }
};

const std::string sheet =
    "name,phone,postcode,needs\n"
    "Rosa,+447700900123,E8 3,shopping\n"
    "Bo,+447700900124,E8 4,anything\n";

}  // namespace

TEST_CASE("a sheet's volunteers join the only group, and importing it again adds nobody twice") {
    Office office;
    const std::string group = office.add_group("Hackney Help");
    for (int times = 0; times < 2; ++times) {
        const auto response = office.post("/operator/volunteers?channel=sms&group=", sheet);
        CHECK(response.status == 200);
        CHECK(program::answer_line(response.body, "added") == "2");
        CHECK(office.volunteers(group) == 2);
    }
}

TEST_CASE("one bad row and nobody is added, and the answer says which row and why") {
    Office office;
    const std::string group = office.add_group("Hackney Help");
    const auto response =
        office.post("/operator/volunteers?channel=sms", sheet + "Al,+447700900125,ZZ9,shopping\n");
    CHECK(response.status == 422);
    CHECK(response.body.find(R"({"line":4,"reason":"the postcode is not known"})") !=
          std::string::npos);
    CHECK(office.volunteers(group) == 0);
}

TEST_CASE("nobody gets in without this desk's token") {
    Office office;
    Office other;
    for (const std::string& who :
         {std::string{}, std::string{"Bearer "}, std::string{"Bearer x"}, office.desk.token()}) {
        CHECK(office.post_as(who, "/operator/group", "{}").status == 401);
    }
    CHECK(office.desk.token().size() == 64);
}

TEST_CASE("a group must be named when there are several, and exist") {
    Office office;
    CHECK(office.post("/operator/volunteers?channel=sms", sheet).status == 422);
    const std::string one = office.add_group("One");
    const std::string two = office.add_group("Two");
    CHECK(one != two);
    CHECK(office.post("/operator/volunteers?channel=sms", sheet).status == 422);
    CHECK(office.post("/operator/volunteers?channel=sms&group=nobody", sheet).status == 404);
    CHECK(office.post("/operator/volunteers?channel=sms&group=" + two, sheet).status == 200);
    CHECK(office.volunteers(one) == 0);
    CHECK(office.volunteers(two) == 2);
}

TEST_CASE("a group that is added again by the same words is the same group") {
    Office office;
    CHECK(office.add_group("Hackney Help") == office.add_group("Hackney Help"));
}

TEST_CASE("one volunteer can be added by words, and wrong words are told") {
    Office office;
    const std::string group = office.add_group("Hackney Help");
    program::VolunteerBody body;
    body.written = {"Rosa",
                    "+447700900123",
                    "E8 3PN",
                    "shopping",
                    "English, Polish",
                    "weekday mornings",
                    "2 miles",
                    ""};
    CHECK(office.post("/operator/volunteer", program::write_volunteer(body)).status == 200);
    CHECK(office.volunteers(group) == 1);
    body.written.needs = "flying";
    const auto refused = office.post("/operator/volunteer", program::write_volunteer(body));
    CHECK(refused.status == 422);
    CHECK(refused.body.find("flying") != std::string::npos);
    CHECK(office.volunteers(group) == 1);
}

TEST_CASE("a sheet that was exported brings the same volunteers into another group") {
    Office office;
    const std::string one = office.add_group("One");
    const std::string odd =
        "name,phone,postcode,needs,languages,days,radius\n"
        "\"=HYPERLINK(\"\"http://a.example\"\")\",+447700900123,E8 3,shopping,\"en, pl\",weekday "
        "mornings,2 miles\n"
        "'t Hooft,+447700900124,E8,medication,,Mon 9-12 or Tue evenings,\n";
    CHECK(office.post("/operator/volunteers?channel=sms&group=" + one, odd).status == 200);
    const auto exported = [&](const std::string& group) {
        const auto response =
            office.post("/operator/volunteers/sheet?channel=sms&group=" + group, "");
        CHECK(response.status == 200);
        const auto document = json::Document::parse(response.body);
        REQUIRE(document.has_value());
        json::Fields fields{document->root()};
        CHECK(fields.number("written", 0, 9) == 2);
        CHECK(fields.number("left_out", 0, 9) == 0);
        return fields.text("sheet", 10'000);
    };
    const std::string sheet_of_one = exported(one);
    CHECK(sheet_of_one.find("\"'+447700900123\"") != std::string::npos);
    CHECK(sheet_of_one.find("\"'=HYPERLINK(") != std::string::npos);
    const std::string two = office.add_group("Two");
    CHECK(office.post("/operator/volunteers?channel=sms&group=" + two, sheet_of_one).status == 200);
    CHECK(exported(two) == sheet_of_one);
    CHECK(office.post("/operator/volunteers/sheet?channel=sms&group=nobody", "").status == 404);
    CHECK(office.post("/operator/volunteers/sheet?channel=pigeon", "").status == 422);
}

TEST_CASE("a body that is none is refused with a place, and changes nothing") {
    Office office;
    for (const char* body : {"",
                             "[]",
                             "{",
                             "{\"name\":1}",
                             "{\"name\":\"A\",\"surprise\":1}",
                             "{\"name\":\"A\\u0007\"}"}) {
        INFO(body);
        CHECK(office.post("/operator/group", body).status == 422);
        CHECK(office.post("/operator/volunteer", body).status == 422);
    }
    CHECK(
        office
            .post(
                "/operator/group",
                R"({"name":"A","area":"nowhere","channel":"sms","coordinator":"","coordinator_number":"","hub_numbers":[]})")
            .status == 422);
    CHECK(office.post("/operator/volunteers?channel=pigeon", sheet).status == 422);
    CHECK(office.post("/operator/volunteers?channel=%zz", sheet).status == 422);
    CHECK(office.post("/operator/nonsense", "{}").status == 404);
    CHECK(support::run(office.loop, office.store.groups()).empty());
}

TEST_CASE("a coordinator is invited with a link, to a role that there is") {
    Office office;
    office.add_group("Hackney Help");
    const std::string start =
        R"({"group":"","name":"Kay","number":"+447700900777","channel":"sms","role":)";
    const auto invited = office.post("/operator/coordinator", start + R"("coordinator"})");
    CHECK(invited.status == 200);
    CHECK(program::answer_line(invited.body, "link").find("/invitation#") != std::string::npos);
    CHECK(office.post("/operator/coordinator", start + R"("king"})").status == 422);
    CHECK(office.post("/operator/coordinator", start + R"("volunteer"})").status == 422);
    CHECK(office.post("/operator/coordinator", "{}").status == 422);
}
