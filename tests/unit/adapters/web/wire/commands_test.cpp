#include "adapters/web/wire/commands.hpp"

#include "hub/names.hpp"
#include "tests/unit/adapters/web/wire/examples.hpp"

#include <catch2/catch.hpp>

namespace {

// What is refused, and where; empty paths: the whole. Nothing: it was taken.
json::Problem refusal_of(std::string_view name, std::string_view body) {
    const auto command = web::decode_command(name, body);
    return command ? json::Problem{"", ""} : command.error();
}

template <class T>
T read(std::string_view name, std::string_view body) {
    const auto command = web::decode_command(name, body);
    if (!command) FAIL(command.error().path + " " + command.error().sentence);
    return std::get<T>(*command);
}

std::string saying(const std::string& text) {
    return R"({"text":")" + text + R"("})";
}

}  // namespace

TEST_CASE("every command is read as it was written, and is written alike again") {
    const auto commands = wire_examples::commands();
    REQUIRE(commands.size() + 1 == hub::command_names.size());
    for (std::size_t i = 0; i < commands.size(); ++i) {
        INFO(hub::name_of(commands[i]));
        CHECK(commands[i].index() == i + 1);
        const std::string body = web::encode(commands[i]);
        const auto again = web::decode_command(hub::name_of(commands[i]), body);
        if (!again) FAIL(again.error().path + " " + again.error().sentence + "\n" + body);
        CHECK(*again == commands[i]);
        CHECK(web::encode(*again) == body);
    }
}

TEST_CASE("a field that no command has is refused by its name, whichever command it is put into") {
    for (const hub::Command& command : wire_examples::commands()) {
        INFO(hub::name_of(command));
        for (const char* name : {"group_id", "verified", "approved", "id", "actor"}) {
            std::string body = web::encode(command);
            body.back() = body == "{}" ? ' ' : ',';
            body.append("\"").append(name).append("\":true}");
            CHECK(refusal_of(hub::name_of(command), body) ==
                  json::Problem{name, "is not known here"});
        }
    }
}

TEST_CASE("a command without a field that it needs is refused by the field's name") {
    CHECK(refusal_of("accept_offer", R"({"request":"r"})") == json::Problem{"offer", "is missing"});
    CHECK(refusal_of("change_group", R"({"name":"x"})").sentence == "is missing");
    CHECK(refusal_of("set_rota", R"({"duties":[{"person":"p","from":1}]})") ==
          json::Problem{"duties[0].until", "is missing"});
}

TEST_CASE("what may miss has the vocabulary's default") {
    const auto open =
        read<hub::OpenRequest>("open_request", R"({"need":"shopping","postcode":"E8 3PN"})");
    CHECK(open == hub::OpenRequest{.need = {"shopping"}, .postcode = "E8 3PN"});
    const auto invite = read<hub::InviteCoordinator>("invite_coordinator",
                                                     R"({"name":"D","number":"07700900789"})");
    CHECK(invite.role == hub::Role::coordinator);
    CHECK(read<hub::PauseVolunteer>("pause_volunteer", "{}").until == std::nullopt);
}

TEST_CASE("a name that no command of the wire has is refused, the operator's own among them") {
    for (const char* name : {"add_group", "AcceptOffer", "", "queue", "accept_offer "}) {
        INFO(name);
        CHECK_FALSE(web::is_command(name));
        CHECK(refusal_of(name, "{}") == json::Problem{"command", "is not known here"});
    }
    CHECK(web::is_command("say"));
}

TEST_CASE("nobody is invited as an operator, a volunteer or a resident") {
    for (const char* role : {"operator", "volunteer", "resident", "king"}) {
        const std::string body =
            R"({"name":"D","number":"1","role":")" + std::string{role} + R"("})";
        CHECK(refusal_of("invite_coordinator", body).path == "role");
    }
}

TEST_CASE("who joins approves neither themselves nor says what only the hub knows") {
    const std::string start = R"({"name":"B","number":"1","postcode":"E8","needs":["shopping"],)";
    for (const char* rest : {R"("approved":true})",
                             R"("stopped":false})",
                             R"("volunteer":{}})",
                             R"("home":{}})",
                             R"("tasks":[]})"}) {
        CHECK(refusal_of("add_volunteer", start + rest).sentence == "is not known here");
    }
    const auto add = read<hub::AddVolunteer>("add_volunteer", start + R"("max_tasks":1})");
    CHECK(add.volunteer.home == hub::Place{.name = "E8"});
    CHECK_FALSE(add.volunteer.approved);
}

TEST_CASE("a name holds no control character, no bidirectional one and none of no width") {
    for (const char* bad :
         {"\\n", "\\u001b", "\\u202e", "\\u200b", "\\u2066", "\\ufeff", "\\u0085"}) {
        INFO(bad);
        const std::string body =
            R"({"name":"Bo)" + std::string{bad} + R"(Lind","number":"1","role":"observer"})";
        CHECK(refusal_of("invite_coordinator", body) ==
              json::Problem{"name", "must not contain control characters"});
    }
}

TEST_CASE("of somebody's words only what could deceive is taken out") {
    CHECK(read<hub::Say>("say", saying("a\\u202eb\\u0007c\\u200bd")).text.reveal == "abcd");
    CHECK(read<hub::Say>("say", saying("one\\ntwo\\tthree")).text.reveal == "one\ntwo\tthree");
    CHECK(read<hub::Say>("say", saying("line\\r\\nend")).text.reveal == "line\nend");
    // A family of three, and a Persian word, are joined by characters of no width.
    const std::string family =
        "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";
    CHECK(read<hub::Say>("say", saying(family)).text.reveal == family);
    CHECK(refusal_of("say", saying("\\u202e")) == json::Problem{"text", "must not be empty"});
}

TEST_CASE("what an address book pastes around a number is taken out") {
    const auto invite = read<hub::InviteCoordinator>(
        "invite_coordinator", R"({"name":"D","number":"\u202a+44 7700 900123\u202c"})");
    CHECK(invite.number.reveal == "+44 7700 900123");
}

TEST_CASE("bounds are in bytes, and what is at the bound is taken") {
    CHECK(read<hub::Say>("say", saying(std::string(1600, 'x'))).text.reveal.size() == 1600);
    CHECK(refusal_of("say", saying(std::string(1601, 'x'))).path == "text");
    CHECK(refusal_of("say", saying("")) == json::Problem{"text", "must not be empty"});
    CHECK(refusal_of("add_note", R"({"request":"r","text":")" + std::string(2001, 'x') + R"("})")
              .path == "text");
    const std::string name = R"({"number":"1","name":")" + std::string(101, 'x') + R"("})";
    CHECK(refusal_of("invite_coordinator", name).path == "name");
    const std::string number = R"({"name":"x","number":")" + std::string(33, '1') + R"("})";
    CHECK(refusal_of("invite_coordinator", number).path == "number");
    CHECK(refusal_of("open_request", R"({"need":"x","postcode":"12345678901234567"})").path ==
          "postcode");
    CHECK(refusal_of("report_delay", R"({"request":"r","offer":"o","by":0})").path == "by");
    CHECK(refusal_of("report_delay", R"({"request":"r","offer":"o","by":1441})").path == "by");
    CHECK(refusal_of("pause_volunteer", R"({"until":-1})").path == "until");
    CHECK(refusal_of("pause_volunteer", R"({"until":1e99})").path == "until");
}

TEST_CASE("an id is of letters, digits, hyphens and underscores") {
    for (const char* id : {"", "a b", "../x", "g:1", "\\u00e4", "a\\u0000"}) {
        INFO(id);
        CHECK(refusal_of("claim_case", R"({"request":")" + std::string{id} + R"("})") !=
              json::Problem{});
    }
    CHECK(refusal_of("claim_case", R"({"request":")" + std::string(65, 'a') + R"("})").path ==
          "request");
    CHECK(refusal_of("claim_case", R"({"request":7})").path == "request");
    CHECK(refusal_of("claim_case", R"({"request":null})").path == "request");
}

TEST_CASE("a week is seven days of 24 hours") {
    const std::string day = "\"" + std::string(24, '1') + "\"";
    const auto with = [&](const std::string& days) {
        return R"({"needs":["shopping"],"reach":3000,"offers_per_day":2,"available":[)" + days +
               "]}";
    };
    const std::string week =
        day + "," + day + "," + day + "," + day + "," + day + "," + day + "," + day;
    CHECK(read<hub::ChangeAvailability>("change_availability", with(week)).available.all());
    CHECK(refusal_of("change_availability", with(day)).path == "available");
    CHECK(refusal_of("change_availability", with(week + "," + day)).path == "available");
    CHECK(refusal_of("change_availability", with("\"2\"," + week)).path == "available");
    CHECK(refusal_of("change_availability", with("7," + week)).path == "available");
}

TEST_CASE("hostile bodies are refused and say nothing of themselves") {
    const std::string bombs[] = {std::string(200'000, '['),
                                 R"({"text":)" + std::string(17, '[') + std::string(17, ']') + "}",
                                 saying(std::string(1'000'000, 'x')),
                                 R"({"text":"a","text":"b"})",
                                 R"({"text":1e-2147483638})",
                                 R"({"text":)" + std::string(5000, '9') + "}",
                                 R"([2.25277777777777775e-0334])",
                                 saying("\\udc00"),
                                 saying("\\u0000"),
                                 saying("\xC0\xAF"),
                                 "",
                                 "null",
                                 "[]",
                                 "\xEF\xBB\xBF{\"text\":\"a\"}",
                                 R"({"text":"a"} {})",
                                 R"({"te\u0000xt":"a"})"};
    for (const std::string& body : bombs) {
        INFO(body.substr(0, 40));
        const json::Problem problem = refusal_of("say", body);
        CHECK_FALSE(problem.sentence.empty());
        CHECK(problem.sentence.size() < 100);
    }
}

TEST_CASE("a body of a hundred thousand names is refused at once") {
    std::string body = "{";
    for (int i = 0; i < 100'000; ++i) body += "\"k" + std::to_string(i) + "\":1,";
    body.back() = '}';
    CHECK(refusal_of("say", body) == json::Problem{"", "is too long"});
}
