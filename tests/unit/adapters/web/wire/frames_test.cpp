#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/frames_in.hpp"
#include "adapters/web/wire/frames_out.hpp"
#include "hub/names.hpp"
#include "tests/unit/adapters/web/wire/examples.hpp"

#include <catch2/catch.hpp>

namespace {

template <class Frame>
Frame read(std::string_view line) {
    const auto frame = web::decode_client_frame(line);
    if (!frame) FAIL(frame.error().problem.path + " " + frame.error().problem.sentence);
    return std::get<Frame>(*frame);
}

web::FrameProblem refusal_of(std::string_view line) {
    const auto frame = web::decode_client_frame(line);
    REQUIRE_FALSE(frame.has_value());
    return frame.error();
}

// A line that closes the connection: nobody can be told under an id.
void check_is_no_frame(std::string_view line) {
    INFO(line);
    CHECK(refusal_of(line).id == std::nullopt);
}

}  // namespace

TEST_CASE("the first line shows a ticket, and where one was") {
    const auto connect = read<web::Connect>(
        R"({"id":1,"connect":{"ticket":"t","positions":{"g1":{"offset":118,"epoch":"k3x"},"g2":{"offset":0,"epoch":""}}}})");
    CHECK(connect == web::Connect{.id = 1,
                                  .ticket = "t",
                                  .positions = {{"g1", {118, "k3x"}}, {"g2", {0, ""}}}});
    CHECK(read<web::Connect>(R"({"id":1,"connect":{"ticket":"t"}})").positions.empty());
}

TEST_CASE("a first line that is not as described is no frame") {
    check_is_no_frame(R"({"connect":{"ticket":"t"}})");
    check_is_no_frame(R"({"id":0,"connect":{"ticket":"t"}})");
    check_is_no_frame(R"({"id":1.5,"connect":{"ticket":"t"}})");
    check_is_no_frame(R"({"id":1,"connect":{}})");
    check_is_no_frame(R"({"id":1,"connect":{"ticket":"t","group":"g"}})");
    check_is_no_frame(
        R"({"id":1,"connect":{"ticket":"t","positions":{"g":{"offset":-1,"epoch":"e"}}}})");
    check_is_no_frame(
        R"({"id":1,"connect":{"ticket":"t","positions":{"g":{"offset":9007199254740992,"epoch":"e"}}}})");
    check_is_no_frame(
        R"({"id":1,"connect":{"ticket":"t","positions":{"a b":{"offset":1,"epoch":"e"}}}})");
    check_is_no_frame(R"({"id":1,"connect":{"ticket":"t","positions":{"g":{"offset":1}}}})");
    check_is_no_frame(R"({"id":1,"connect":{"ticket":")" + std::string(513, 't') + R"("}})");
    std::string many = R"({"id":1,"connect":{"ticket":"t","positions":{)";
    for (int i = 0; i < 9; ++i)
        many += (i == 0 ? "\"g" : ",\"g") + std::to_string(i) + R"(":{"offset":1,"epoch":"e"})";
    check_is_no_frame(many + "}}}");
}

TEST_CASE("every command and query comes in a frame as it comes over HTTP") {
    for (const hub::Command& command : wire_examples::commands()) {
        const std::string line = R"({"id":2,"key":"k_1.-","command":")" +
                                 std::string{hub::name_of(command)} + R"(","body":)" +
                                 web::encode(command) + "}";
        CHECK(read<web::CommandFrame>(line) ==
              web::CommandFrame{.id = 2, .key = "k_1.-", .command = command});
    }
    const auto query = read<web::QueryFrame>(R"({"id":3,"query":"talk","body":{"person":"p"}})");
    CHECK(query == web::QueryFrame{.id = 3, .query = hub::Talk{.person = {"p"}}});
}

TEST_CASE("what is wrong with a command or a query is told under its id") {
    const auto body =
        refusal_of(R"({"id":2,"command":"accept_offer","key":"k","body":{"request":"r"}})");
    CHECK(body == web::FrameProblem{.id = 2, .problem = {"offer", "is missing"}});
    const auto deep =
        refusal_of(R"({"id":2,"command":"set_rota","key":"k","body":{"duties":[{"person":"p"}]}})");
    CHECK(deep.problem.path == "duties[0].from");
    const auto unknown = refusal_of(R"({"id":2,"command":"add_group","key":"k","body":{}})");
    CHECK((unknown.id == 2 && unknown.unknown_name));
    CHECK(refusal_of(R"({"id":3,"query":"accept_offer","body":{}})").unknown_name);
    CHECK(refusal_of(R"({"id":2,"command":"say","key":"a b","body":{"text":"x"}})").problem.path ==
          "key");
    CHECK(refusal_of(R"({"id":2,"command":"say","key":"","body":{"text":"x"}})").problem.path ==
          "key");
    CHECK(refusal_of(R"({"id":2,"command":"say","key":"k"})").problem ==
          json::Problem{"body", "is missing"});
    CHECK(refusal_of(R"({"id":2,"command":"say","key":"k","body":{"text":"x"},"role":"operator"})")
              .problem.path == "role");
    CHECK(refusal_of(R"({"id":2,"query":"queue","body":{"limit":9}})").id == 2);
    CHECK(refusal_of(R"({"id":2,"query":"queue","body":{},"connect":{}})").id == 2);
}

TEST_CASE("what one looks at may be nothing in particular") {
    CHECK(read<web::LookAt>(R"({"look":{"request":"r-17"}})").request == hub::RequestId{"r-17"});
    CHECK(read<web::LookAt>(R"({"look":{}})").request.empty());
    check_is_no_frame(R"({"look":{"request":"a b"}})");
    check_is_no_frame(R"({"look":{"person":"p"}})");
    check_is_no_frame(R"({"look":5})");
}

TEST_CASE("an empty object is a pong, and what is none of these is no frame") {
    CHECK(read<web::PongFrame>("{}") == web::PongFrame{});
    CHECK(read<web::PongFrame>(" {} ") == web::PongFrame{});
    check_is_no_frame("");
    check_is_no_frame("[]");
    check_is_no_frame("null");
    check_is_no_frame(R"({"pong":1})");
    check_is_no_frame(R"({"id":1})");
    check_is_no_frame("{}\n{}");
    check_is_no_frame(R"({"id":1,"id":2,"query":"me","body":{}})");
    check_is_no_frame(R"({"id":"1","query":"me","body":{}})");
    check_is_no_frame(R"({"query":"me","body":{}})");
    check_is_no_frame(std::string(70'000, ' ') + "{}");
    check_is_no_frame("{\"id\":1,\"query\":\"\xED\xA0\x80\",\"body\":{}}");
}

TEST_CASE(
    "every refusal has a status and a sentence, and only what may be sent again is temporary") {
    using hub::Refusal;
    for (int i = 1; i <= static_cast<int>(Refusal::epoch_changed); ++i) {
        const web::Refused refused = web::refused(static_cast<Refusal>(i));
        CHECK((refused.status >= 403 && refused.status <= 503 && refused.status != 500));
        CHECK(refused.title.ends_with("."));
        CHECK(refused.temporary == (refused.status == 503));
    }
    CHECK(web::refused(Refusal::not_found).status == 404);
    CHECK(web::refused(Refusal::none).status == 500);
}

TEST_CASE("a problem names the field, and never what stood in it") {
    const web::Refused refused = web::refused(json::Problem{"duties[0].from", "is missing"});
    CHECK(refused == web::Refused{.status = 400,
                                  .title = "duties[0].from is missing.",
                                  .path = "duties[0].from"});
    CHECK(web::refused(json::Problem{"", "is too long"}).title == "The whole is too long.");
    const std::string secret =
        R"({"id":2,"command":"say","key":"k","body":{"text":"x","CANARY":"CANARY"}})";
    CHECK(web::problem(2, web::refused(refusal_of(secret))).find("CANARY") == std::string::npos);
    CHECK(web::refused(web::FrameProblem{.id = 2, .unknown_name = true}).status == 404);
}

TEST_CASE("texts that are no UTF-8 leave as UTF-8") {
    CHECK(web::presence({{.person = {"p"}, .name = {"A\xFF"}}}) ==
          "{\"presence\":[{\"person\":\"p\",\"name\":\"A\xEF\xBF\xBD\"}]}");
    CHECK(web::presence({}) == R"({"presence":[]})");
}
