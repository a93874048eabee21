#include "adapters/sms/kannel/inbound_webhook.hpp"
#include "adapters/sms/kannel/report_webhook.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/list_inbox.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

namespace {

using support::ListInbox;

constexpr const char* good_secret = "0123456789abcdef";
const std::string inbound_query =
    "from=%2B447700900123&to=%2B447700900000&id=u-1&coding=0&charset=UTF-8";
const std::string report_query = "group=g1&message=m1&part=1&parts=1&status=";

kannel::Settings settings() {
    kannel::Settings settings;
    settings.password = "pass";
    settings.secret = good_secret;
    return settings;
}

struct Bench {
    support::FixedClock clock{hub::TimePoint{std::chrono::hours{1}}};
    support::PlainNumbering numbering{};
    ListInbox inbox{};
    kannel::InboundWebhook inbound{settings(), inbox, numbering, clock};
    kannel::ReportWebhook report{settings(), inbox, clock};
    boost::asio::io_context loop{};

    http::Response ask(http::Handler& webhook, http::Request request) {
        return support::run(loop, webhook.answer(std::move(request)));
    }
    http::Response ask(http::Handler& webhook, const std::string& query) {
        return ask(webhook, with_secret("GET", query, ""));
    }
    http::Response post(const std::string& query, const std::string& body) {
        return ask(inbound, with_secret("POST", query, body));
    }
    static http::Request with_secret(const char* method,
                                     const std::string& query,
                                     const std::string& body) {
        http::Request request;
        request.method = method;
        request.query = query + "&secret=" + good_secret;
        request.body = body;
        return request;
    }
    bool nothing_stored() const { return inbox.texts.empty() && inbox.reports.empty(); }
};

bool names(const http::Response& response, const std::string& field) {
    return response.header("Content-Type") == "application/problem+json" &&
           response.body.find('"' + field + '"') != std::string::npos;
}

}  // namespace

TEST_CASE("a text in the body or in the query is stored and answered with no words") {
    Bench bench;
    const http::Response posted = bench.post(inbound_query, "need milk");
    CHECK(posted.status == 200);
    CHECK(posted.body.empty());
    CHECK(bench.ask(bench.inbound, "from=07700900124&to=60006&id=u-2&text=need+bread").status ==
          200);
    REQUIRE(bench.inbox.texts.size() == 2);
    const hub::InboundText expected{
        "sms", {"+447700900123"}, "+447700900000", {"need milk"}, "u-1", bench.clock.now()};
    CHECK((bench.inbox.texts[0] == expected));
    CHECK(bench.inbox.texts[1].text.reveal == "need bread");
    CHECK(bench.inbox.texts[1].to == "60006");
}

TEST_CASE("a repeat of a stored text is answered like the first") {
    Bench bench;
    CHECK(bench.post(inbound_query, "need milk").status == 200);
    const http::Response again = bench.post(inbound_query, "need milk");
    CHECK(again.status == 200);
    CHECK(again.body.empty());
    CHECK(bench.inbox.texts.size() == 1);
}

TEST_CASE("the secret may come as the password of basic credentials") {
    Bench bench;
    http::Request request;
    request.method = "POST";
    request.query = inbound_query;
    request.body = "need milk";
    request.headers.push_back({"Authorization", "Basic a2FubmVsOjAxMjM0NTY3ODlhYmNkZWY="});
    CHECK(bench.ask(bench.inbound, request).status == 200);
    CHECK(bench.inbox.texts.size() == 1);
}

TEST_CASE("without the right secret nothing is read and nothing stored") {
    Bench bench;
    for (const char* given : {"",
                              "&secret=",
                              "&secret=0123456789abcdeg",
                              "&secret=0123456789abcdef0",
                              "&secret=%zz",
                              "&secret=0123456789abcdef&secret=0123456789abcdef",
                              "&from=1&secret=0123456789abcdeg"}) {
        http::Request request;
        request.method = "GET";
        request.query = inbound_query + "&text=x" + given;
        CHECK(bench.ask(bench.inbound, request).status == 401);
        request.query = report_query + "1" + given;
        CHECK(bench.ask(bench.report, request).status == 401);
    }
    for (const char* header : {"Basic a2FubmVsOjAxMjM0NTY3ODlhYmNkZWc=",
                               "Basic !!!!",
                               "Basic a2FubmVs",
                               "Basic ",
                               "Bearer x"}) {
        http::Request request;
        request.query = inbound_query + "&text=x";
        request.headers.push_back({"Authorization", header});
        CHECK(bench.ask(bench.inbound, request).status == 401);
    }
    CHECK(bench.nothing_stored());
}

TEST_CASE("a field that is missing, unknown or too long is named and nothing stored") {
    Bench bench;
    CHECK(names(bench.post("to=60006&id=u-1", "x"), "from"));
    CHECK(names(bench.post("from=%2B447700900123&id=u-1", "x"), "to"));
    CHECK(names(bench.post("from=%2B447700900123&to=60006", "x"), "id"));
    CHECK(names(bench.post(inbound_query + "&surprise=1", "x"), "query"));
    CHECK(names(bench.post(inbound_query + "&smsc=" + std::string(65, 'a'), "x"), "smsc"));
    CHECK(
        names(bench.post("from=%2B447700900123&to=60006&id=" + std::string(129, 'a'), "x"), "id"));
    CHECK(names(bench.post("from=%2B447700900123&to=60006&id=a%0Ab", "x"), "id"));
    CHECK(names(bench.post("from=%2B447700900123&to=60006&id=a&coding=7", "x"), "coding"));
    CHECK(names(bench.post(inbound_query + "&text=x", "x"), "text"));
    CHECK(names(bench.ask(bench.inbound, inbound_query), "text"));
    CHECK(names(bench.post(inbound_query + "&from=%2B44", "x"), "query"));  // a name twice
    CHECK(bench.post(inbound_query + "&secret=" + good_secret, "x").status == 401);
    CHECK(bench.nothing_stored());
}

TEST_CASE("broken escapes behind a right secret are a problem of the query") {
    Bench bench;
    http::Request request;
    request.query = inbound_query + "&text=%zz";
    request.headers.push_back({"Authorization", "Basic a2FubmVsOjAxMjM0NTY3ODlhYmNkZWY="});
    const http::Response response = bench.ask(bench.inbound, request);
    CHECK(response.status == 400);
    CHECK(names(response, "query"));
    CHECK(bench.nothing_stored());
}

TEST_CASE("a text of 4000 bytes is taken, one more is refused") {
    Bench bench;
    CHECK(bench.post(inbound_query, std::string(4000, 'a')).status == 200);
    const http::Response response =
        bench.post("from=%2B447700900123&to=60006&id=u-9", std::string(4001, 'a'));
    CHECK(response.status == 413);
    CHECK(names(response, "text"));
    CHECK(bench.inbox.texts.size() == 1);
}

TEST_CASE("a text is decoded by its charset") {
    Bench bench;
    const std::string there = "from=%2B447700900123&to=60006&coding=2&charset=UTF-16BE&id=";
    CHECK(bench.ask(bench.inbound, there + "u-1&text=%04%36%D8%3D%DE%00").status == 200);
    http::Request request =
        Bench::with_secret("POST", "from=%2B447700900123&to=60006&id=u-2", "caf\xE9");
    request.headers.push_back({"Content-Type", "text/plain; charset=\"ISO-8859-1\""});
    CHECK(bench.ask(bench.inbound, request).status == 200);
    REQUIRE(bench.inbox.texts.size() == 2);
    CHECK(bench.inbox.texts[0].text.reveal == "ж\U0001F600");
    CHECK(bench.inbox.texts[1].text.reveal == "café");
}

TEST_CASE("control characters go, and bytes that are no text are stored as the empty text") {
    Bench bench;
    CHECK(bench
              .post(inbound_query,
                    std::string("need\0 \x1B"
                                "e5 of milk\x07 please\r\n",
                                27))
              .status == 200);
    CHECK(bench.post("from=%2B447700900123&to=60006&id=u-2", "\xFF\xFE\x02\x4A\x90\x91").status ==
          200);
    REQUIRE(bench.inbox.texts.size() == 2);
    CHECK(bench.inbox.texts[0].text.reveal == "need €5 of milk please\n");
    CHECK(bench.inbox.texts[1].text.reveal.empty());
}

TEST_CASE(
    "a sender that is no number is kept as the gateway gives it, without control characters") {
    Bench bench;
    CHECK(bench.post("from=YourBank%07&to=60006&id=u-1", "x").status == 200);
    REQUIRE(bench.inbox.texts.size() == 1);
    CHECK(bench.inbox.texts[0].from.reveal == "YourBank");
}

TEST_CASE("while the inbox does not take it the gateway is told to try again, in time") {
    Bench bench;
    for (const auto mood :
         {ListInbox::Mood::is_away, ListInbox::Mood::is_full, ListInbox::Mood::hangs}) {
        bench.inbox.mood = mood;
        const auto before = std::chrono::steady_clock::now();
        const http::Response text = bench.post(inbound_query, "need milk");
        CHECK(text.status == 503);
        CHECK(text.header("Retry-After") == "5");
        CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{10});
        CHECK(bench.ask(bench.report, report_query + "1").status == 503);
    }
    CHECK(bench.nothing_stored());
    bench.inbox.mood = ListInbox::Mood::takes;
    CHECK(bench.post(inbound_query, "need milk").status == 200);
    CHECK(bench.inbox.texts.size() == 1);
}

TEST_CASE("each of Kannel's report numbers has its state") {
    CHECK(kannel::state_of_report(1) == hub::MessageState::delivered);
    CHECK(kannel::state_of_report(2) == hub::MessageState::failed);
    CHECK(kannel::state_of_report(4) == hub::MessageState::sent);
    CHECK(kannel::state_of_report(8) == hub::MessageState::sent);
    CHECK(kannel::state_of_report(16) == hub::MessageState::failed);
    CHECK(kannel::state_of_report(32) == hub::MessageState::sent);
    for (const int other : {0, 3, 5, 64, -1}) CHECK_FALSE(kannel::state_of_report(other));
}

TEST_CASE("reports are stored in the order in which they come, known message or not") {
    Bench bench;
    CHECK(bench.ask(bench.report, report_query + "1").status == 200);
    CHECK(bench.ask(bench.report, report_query + "8").status == 200);
    REQUIRE(bench.inbox.reports.size() == 2);
    const hub::DeliveryReport expected{
        {"g1"}, {"m1"}, hub::MessageState::delivered, "kannel 1", bench.clock.now()};
    CHECK((bench.inbox.reports[0] == expected));
    CHECK(bench.inbox.reports[1].state == hub::MessageState::sent);
}

TEST_CASE("of a longer text the last part's reports count, and any part's failure") {
    Bench bench;
    const std::string first = "group=g1&message=m1&part=1&parts=2&status=";
    const std::string last = "group=g1&message=m1&part=2&parts=2&status=";
    CHECK(bench.ask(bench.report, first + "1").status == 200);
    CHECK(bench.ask(bench.report, first + "8").status == 200);
    CHECK(bench.inbox.reports.empty());
    CHECK(bench.ask(bench.report, first + "2").status == 200);
    CHECK(bench.ask(bench.report, last + "1").status == 200);
    REQUIRE(bench.inbox.reports.size() == 2);
    CHECK(bench.inbox.reports[0].state == hub::MessageState::failed);
    CHECK(bench.inbox.reports[1].state == hub::MessageState::delivered);
}

TEST_CASE("a report that makes no sense is refused by the field to blame") {
    Bench bench;
    CHECK(names(bench.ask(bench.report, "message=m1&part=1&parts=1&status=1"), "group"));
    CHECK(names(bench.ask(bench.report, "group=g1&part=1&parts=1&status=1"), "message"));
    CHECK(
        names(bench.ask(bench.report, "group=g%201&message=m1&part=1&parts=1&status=1"), "group"));
    CHECK(names(bench.ask(bench.report, "group=g1&message=a%2Fb&part=1&parts=1&status=1"),
                "message"));
    CHECK(names(bench.ask(bench.report, "group=g1&message=m1&part=2&parts=1&status=1"), "part"));
    CHECK(names(bench.ask(bench.report, "group=g1&message=m1&part=0&parts=1&status=1"), "part"));
    CHECK(names(bench.ask(bench.report, "group=g1&message=m1&part=1&parts=x&status=1"), "parts"));
    CHECK(names(bench.ask(bench.report, report_query + "3"), "status"));
    CHECK(names(bench.ask(bench.report, report_query + "%25d"), "status"));
    CHECK(names(bench.ask(bench.report, report_query + "1&more=1"), "query"));
    CHECK(bench.nothing_stored());
}
