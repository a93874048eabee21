// S31 to S35 against the whole hub: what the gateway, or somebody who says to be it, brings.
#include "tests/doors/hall.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace doors;
using end_to_end::bring;
using end_to_end::Gateway;
using namespace std::string_literals;

namespace {

const std::string who = "from=%2B447700900100&to=%2B447700900000&id=canary-1";
const std::string report = "group=g1&message=m1&part=1&parts=1&status=1";
const std::string secret = std::string{"&secret="} + Gateway::secret;

std::string text_with(const std::string& query, const std::string& more = {}) {
    return with_body("POST /sms/in?" + query, "canary words", more);
}
std::string report_with(const std::string& query) {
    return with_body("GET /sms/report?" + query, "");
}

bool holds(const std::vector<std::string>& lines, const std::string& words) {
    for (const std::string& line : lines) {
        if (line.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("S31: without the gateway's own secret nothing is read") {
    Hall hall;
    const std::string altered = std::string{Gateway::secret}.replace(0, 1, "1");
    std::vector<Asked> all;
    const std::string token = "&secret=" + hall.token();
    for (const std::string& shown : {std::string{},
                                     std::string{"&secret="},
                                     "&secret=" + altered,
                                     std::string{secret + "0"},
                                     "&secret=" + std::string{Gateway::secret}.substr(1),
                                     std::string{secret + secret},
                                     "&Secret=" + std::string{Gateway::secret},
                                     std::string{"&secret=%zz"},
                                     std::string{"&secret="} + Gateway::password,
                                     token}) {
        all.push_back({"a text " + shown, text_with(who + shown), 401});
        all.push_back({"a report " + shown, report_with(report + shown), 401});
    }
    all.push_back({"as a bearer",
                   text_with(who, std::string{"Authorization: Bearer "} + Gateway::secret + "\r\n"),
                   401});
    all.push_back({"credentials that are none",
                   text_with(who + secret, "Authorization: Basic Og==\r\n"),
                   401});
    hall.refuses(all);
}

TEST_CASE("S31: with the secret, what cannot be read one way only is refused") {
    Hall hall;
    hall.refuses(
        {{"a field twice", text_with(who + secret + "&from=%2B447700900101"), 400},
         {"a field twice, once encoded", text_with(who + secret + "&fro%6D=1"), 400},
         {"a broken escape", text_with(who + secret + "&smsc=%z"), 400},
         {"an unknown field", text_with(who + secret + "&canary=1"), 400},
         {"a line end in the id", text_with("from=1&to=2&id=canary%0Aerror" + secret), 400},
         {"a report's field twice", report_with(report + "&status=2" + secret), 400},
         {"a report for no message",
          report_with("group=g1&message=%2F..%2F&part=1&parts=1&status=1" + secret),
          400},
         {"a report of a state that is none",
          report_with("group=g1&message=m1&part=1&parts=1&status=99" + secret),
          400}});
}

TEST_CASE("S32: a text that is brought again, also with other words, is answered and not heard") {
    Hall hall;
    CHECK(bring(*hall.hub, end_to_end::rosa, "canary words", "canary-1").status == 200);
    const std::string before = hall.kept_at_rest();
    CHECK(hall.new_lines().empty());
    for (const char* words : {"canary words", "other canary words"}) {
        CHECK(bring(*hall.hub, end_to_end::rosa, words, "canary-1").status == 200);
        CHECK(hall.kept_at_rest() == before);
        const auto lines = hall.new_lines();
        REQUIRE(lines.size() == 1);
        CHECK(holds(lines, "came again"));
        CHECK_FALSE(holds(lines, "canary"));
    }
}

TEST_CASE("S33: while Redis is away the gateway is told to come again, and then nothing is lost") {
    Hall hall{
        {{"AIDHUB_REDIS_COMMAND_LIMIT_MS", "2000"}, {"AIDHUB_REDIS_CONNECT_LIMIT_MS", "2000"}}};
    end_to_end::add_group(hall.data.path());
    hall.new_lines();
    const std::string words = "Hello, I need some shopping please";
    hall.redis.pause();
    const auto text = bring(*hall.hub, end_to_end::rosa, words, "canary-1");
    const auto lines = hall.new_lines();
    const auto delivery = hall.hub->get("/sms/report?" + report + secret);
    hall.redis.resume();
    CHECK(text.status == 503);
    CHECK(text.header("Retry-After"));
    CHECK(delivery.status == 503);
    REQUIRE(lines.size() == 1);
    CHECK(holds(lines, "status=503"));
    CHECK_FALSE(holds(lines, "canary"));

    // As Kannel does it: the same again until it is taken.
    CHECK(support::comes_true(
        [&] { return bring(*hall.hub, end_to_end::rosa, words, "canary-1").status == 200; }));
    end_to_end::SmsPhone rosa{hall.gateway, end_to_end::rosa};
    rosa.wait_for("postcode");
    end_to_end::SmsPhone later{hall.gateway, "+447700900110"};
    later.text(*hall.hub, words);
    later.wait_for("postcode");
    CHECK(rosa.all().size() == 1);
}

TEST_CASE("S34: a report about a message that is not there, or another group's, changes nothing") {
    Hall hall;
    const std::string group = end_to_end::add_group(hall.data.path());
    const auto reported = [&] {
        return hall.hub->metric("aidhub_reports_total", "unknown_message");
    };
    double expected = 0;
    for (const std::string& target :
         {std::string{"group=nobody&message=m1"}, "group=" + group + "&message=canary"}) {
        std::string query = "/sms/report?" + target;
        query.append("&part=1&parts=1&status=2").append(secret);
        const auto answer = hall.hub->get(query);
        CHECK(answer.status == 200);
        ++expected;
        CHECK(support::comes_true([&] { return reported() >= expected; }));
    }
    CHECK(reported() == expected);
    CHECK(hall.gateway.taken().empty());
    CHECK(hall.hub->metric("aidhub_inbound_buried_total") == 0);
    CHECK(hall.new_lines().empty());
}

TEST_CASE("S35: what is too long or comes in pieces of its own is refused") {
    Hall hall;
    const std::string query = "POST /sms/in?" + who + secret;
    hall.refuses(
        {{"10 KB", with_body(query, std::string(10'240, 'a') + "canary"), 413},
         {"a header of parts", with_body(query + "&udh=%05%00%03%01%1E%01", "canary"), 400},
         {"a coding that is none", with_body(query + "&coding=9", "canary"), 400},
         {"words in two places", with_body(query + "&text=canary", "canary"), 400}});
}

TEST_CASE("S35: control characters and bytes that are no text reach nobody and no log") {
    Hall hall;
    end_to_end::add_group(hall.data.path());
    hall.new_lines();
    const std::string evil =
        "Hello,\r\n\x1B[31mI need\0 some shopping please\n2026-01-01 error canary\x07"s;
    CHECK(bring(*hall.hub, end_to_end::rosa, evil).status == 200);
    end_to_end::SmsPhone{hall.gateway, end_to_end::rosa}.wait_for("postcode");
    const std::string noise = "\xFF\xFE\x00\x80\xC1\x1B"s;
    CHECK(bring(*hall.hub, end_to_end::ann, noise).status == 200);
    end_to_end::SmsPhone{hall.gateway, end_to_end::ann}.wait_for("could not read");
    for (const auto& text : hall.gateway.taken()) {
        CHECK(text.words.find('\x1B') == std::string::npos);
        CHECK(text.words.find("canary") == std::string::npos);
    }
    CHECK(hall.new_lines().empty());
}
