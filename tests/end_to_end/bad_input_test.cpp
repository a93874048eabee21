#include "tests/end_to_end/street.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace end_to_end;

bool is_problem(const http::Response& answer) {
    return answer.header("Content-Type").value_or("") == "application/problem+json" &&
           holds(answer.body, "\"title\"");
}

// One GSM-7 segment.
constexpr std::size_t one_segment = 160;

// The hub lives and serves: a text that comes afterwards is answered.
void still_serves(Street& street) {
    SmsPhone phone = street.phone("+447700900110");
    phone.text(street.hub, "Hello, I need some shopping please");
    phone.wait_for("postcode");
    CHECK(street.gateway.violations().empty());
}

}  // namespace

TEST_CASE_METHOD(
    Street, "what the web asks wrongly is refused by its proper number, and the hub serves on") {
    SECTION("a wrong secret") {
        std::string target = inbound_target(rosa, "x1");
        target.replace(target.find(Gateway::secret), 4, "9999");
        const auto answer = hub.post(target, "hello");
        CHECK(answer.status == 401);
        CHECK(is_problem(answer));
    }
    SECTION("a malformed query") {
        const auto answer = hub.post(inbound_target(rosa, "x1") + "&coding=7", "hello");
        CHECK(answer.status == 400);  // a name that comes twice
        const auto field = hub.post(std::string{"/sms/in?secret="} + Gateway::secret +
                                        "&from=%2B447700900100&to=%2B447700900000&id=1&coding=7",
                                    "hello");
        CHECK(field.status == 400);
        CHECK(is_problem(field));
        CHECK(holds(field.body, "\"path\":\"coding\""));
    }
    SECTION("a missing field") {
        const auto answer = hub.post(
            std::string{"/sms/in?secret="} + Gateway::secret + "&to=%2B447700900000&id=1", "hello");
        CHECK(answer.status == 400);
        CHECK(is_problem(answer));
        CHECK(holds(answer.body, "\"path\":\"from\""));
    }
    SECTION("a text that is too long, and a body that is") {
        CHECK(bring(hub, rosa, std::string(4001, 'a')).status == 413);
        CHECK(bring(hub, rosa, std::string(70'000, 'a')).status == 413);
    }
    SECTION("a path that is not there") {
        const auto answer = hub.get("/sms/inn");
        CHECK(answer.status == 404);
        CHECK(is_problem(answer));
    }
    SECTION("a method that the path does not have") {
        const auto answer = support::ask(hub.url(), "DELETE", "/sms/in");
        CHECK(answer.status == 405);
        CHECK(holds(answer.header("Allow").value_or(""), "POST"));
    }
    SECTION("an operator's command without the token") {
        CHECK(hub.post("/operator/group", "{}").status == 401);
    }
    still_serves(*this);
}

TEST_CASE_METHOD(Street, "bytes that are no text are answered in one segment") {
    SmsPhone phone = this->phone(rosa);
    std::string target = inbound_target(rosa, "bytes-1");
    target.replace(target.find("coding=0"), 8, "coding=1");
    CHECK(hub.post(target, std::string{"\xFF\xFE\x00\x80\xC1", 5}).status == 200);
    const std::string answer = phone.wait_for("");
    INFO(answer);
    CHECK(answer.size() <= one_segment);
    CHECK(holds(answer, "could not read your message"));
    still_serves(*this);
    CHECK(phone.all().size() == 1);
}

TEST_CASE_METHOD(Street, "an unreadable postcode is asked for again, and then read") {
    SmsPhone phone = this->phone(rosa);
    phone.text(hub, "need shopping at E88 3PNN");
    const std::string again = phone.wait_for("could not read");
    CHECK(again.size() <= one_segment);
    phone.text(hub, "E8 3PN");
    phone.wait_for("house and street");
    CHECK(phone.all().size() == 2);
    still_serves(*this);
}

TEST_CASE_METHOD(Street, "what no person sends from is never answered") {
    for (const char* sender : {"84433", "VODAFONE", "999", "0"}) {
        INFO(sender);
        CHECK(bring(hub, sender, "need shopping at E8 3PN").status == 200);
    }
    CHECK(support::comes_true([this] { return hub.metric("aidhub_inbound_dropped_total") >= 4; },
                              support::patience));
    CHECK(gateway.taken().empty());
    still_serves(*this);
}

TEST_CASE_METHOD(Street, "a wrong code is answered in one text and changes nothing") {
    ask_for_shopping();
    SmsPhone volunteer = phone(ann);
    const std::string code = code_in(volunteer.wait_for("YES "));
    volunteer.text(hub, "yes 9ZZ");
    CHECK(volunteer.wait_for("9ZZ").size() <= one_segment);
    CHECK(volunteer.all().size() == 2);
    volunteer.text(hub, "yes " + code);
    volunteer.wait_for("it is yours");
}

TEST_CASE_METHOD(Street, "a yes to an offer that is gone is told kindly in one text") {
    ask_for_shopping();
    SmsPhone first = phone(ann);
    SmsPhone second = phone(bo);
    const std::string late = code_in(second.wait_for("YES "));
    first.text(hub, "yes " + code_in(first.wait_for("YES ")));
    second.wait_for("Somebody is already helping");
    second.text(hub, "yes " + late);
    CHECK(second.wait_for("Thank you").size() <= one_segment);
    CHECK(second.all().size() == 3);
}

TEST_CASE_METHOD(Street, "a text that the gateway brings twice is heard once") {
    SmsPhone phone = this->phone(rosa);
    for (int time = 0; time < 2; ++time)
        CHECK(bring(hub, rosa, "Hello, I need some shopping please", "twice-1").status == 200);
    phone.wait_for("postcode");
    still_serves(*this);
    CHECK(phone.all().size() == 1);
}
