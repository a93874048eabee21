// PROTOCOL.md shows everything once, and what it shows is what is sent and taken.

#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/frames_in.hpp"
#include "adapters/web/wire/frames_out.hpp"
#include "adapters/web/wire/queries.hpp"
#include "adapters/web/wire/views.hpp"
#include "hub/names.hpp"
#include "tests/unit/adapters/web/wire/examples.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace {

// Without the blanks and line ends between the parts.
std::string compact(std::string_view text) {
    std::string result;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (quoted && text[at] == '\\')
            result += text[at++];
        else if (text[at] == '"')
            quoted = !quoted;
        if (quoted || (text[at] != ' ' && text[at] != '\n')) result += text[at];
    }
    return result;
}

// The blocks "```json KIND NAME" of the page by "KIND NAME", compact.
std::map<std::string, std::string> read_page() {
    std::ifstream file{PROTOCOL_PAGE};
    REQUIRE(file);
    std::map<std::string, std::string> blocks;
    std::string heading;
    std::string text;
    constexpr std::string_view fence = "```";
    for (std::string line; std::getline(file, line);) {
        if (!heading.empty() && line == fence) {
            INFO(heading);
            CHECK(blocks.emplace(std::exchange(heading, {}), compact(std::exchange(text, {})))
                      .second);
        } else if (!heading.empty()) {
            text += line + "\n";
        } else if (line.starts_with("```json ")) {
            heading = line.substr(8);
        } else {
            // An example that no test reads is a promise that nobody keeps.
            CHECK_FALSE(line.starts_with(fence));
        }
    }
    return blocks;
}

const std::map<std::string, std::string>& page() {
    static const std::map<std::string, std::string> blocks = read_page();
    return blocks;
}

std::string shown(const std::string& kind, std::string_view name) {
    const std::string heading = kind + " " + std::string{name};
    INFO("PROTOCOL.md shows no \"json " << heading << "\"");
    REQUIRE(page().contains(heading));
    return page().at(heading);
}

std::size_t count(const std::string& kind) {
    std::size_t found = 0;
    for (const auto& [heading, text] : page()) found += heading.starts_with(kind + " ") ? 1 : 0;
    return found;
}

const hub::Committed committed{.offset = 123, .epoch = "k3x", .answer = {"r-17"}};

}  // namespace

TEST_CASE("the page shows every command, and what it shows is that command") {
    for (const hub::Command& command : wire_examples::commands()) {
        const auto decoded =
            web::decode_command(hub::name_of(command), shown("command", hub::name_of(command)));
        REQUIRE(decoded.has_value());
        CHECK(*decoded == command);
    }
    CHECK(count("command") == hub::command_names.size() - 1);
}

TEST_CASE("the page shows every query with its view") {
    const auto views = wire_examples::views();
    REQUIRE(views.size() == hub::query_names.size());
    for (const hub::Query& query : wire_examples::queries()) {
        const std::string_view name = hub::name_of(query);
        const auto decoded = web::decode_query(name, shown("query", name));
        REQUIRE(decoded.has_value());
        CHECK(*decoded == query);
        REQUIRE(views[query.index()].index() == query.index());
        CHECK(shown("view", name) == web::encode(views[query.index()]));
    }
    CHECK(count("query") == hub::query_names.size());
    CHECK(count("view") == hub::query_names.size());
}

TEST_CASE("the page shows every event") {
    const auto events = wire_examples::events();
    REQUIRE(events.size() == hub::event_names.size());
    for (const hub::Event& event : events) {
        CHECK(shown("event", hub::name_of(event)) ==
              web::encode_event({.offset = 122, .event = event, .version = 7}));
    }
    CHECK(count("event") == hub::event_names.size());
}

TEST_CASE("what the page lets clients say is understood") {
    const web::ClientFrame frames[] = {
        web::Connect{
            .id = 1, .ticket = "Zk3vQm0Y7Jr0b8Q2n1xUuQ", .positions = {{"hackney", {118, "k3x"}}}},
        web::CommandFrame{.id = 2,
                          .key = "b0x-Yt4k",
                          .command = hub::AcceptOffer{.request = {"r-17"}, .offer = {"o-3"}}},
        web::QueryFrame{.id = 3,
                        .query = hub::BroadcastEstimate{.audience = {.needs = {{"shopping"}}},
                                                        .text = {"Can anybody drive on Sunday?"}}},
        web::LookAt{.request = {"r-17"}},
        web::PongFrame{}};
    const char* names[] = {"connect", "command", "query", "look", "pong"};
    for (std::size_t i = 0; i < std::size(names); ++i) {
        const auto decoded = web::decode_client_frame(shown("client", names[i]));
        INFO(names[i]);
        REQUIRE(decoded.has_value());
        CHECK(*decoded == frames[i]);
    }
    CHECK(count("client") == std::size(names));
}

TEST_CASE("what the page lets the hub say is what it says") {
    const web::Connected welcome{.group = {"hackney"},
                                 .person = {"p-dora"},
                                 .roles = {hub::Role::coordinator, hub::Role::volunteer},
                                 .ping = 25,
                                 .time = wire_examples::noon(),
                                 .recovered = true,
                                 .position = {121, "k3x"}};
    CHECK(shown("server", "connected") == web::connected(1, welcome));
    CHECK(shown("server", "answer") == web::answered(2, committed));
    CHECK(shown("server", "problem") ==
          web::problem(2, web::refused(hub::Refusal::already_filled)));
    const hub::View estimate = hub::EstimateView{.reach = 41, .segments = 82, .budget_left = 700};
    CHECK(shown("server", "view") == web::viewed(3, web::encode(estimate)));
    const web::Onlooker dora{.person = {"p-dora"}, .name = {"Dora Quist"}, .request = {"r-17"}};
    CHECK(shown("server", "presence") ==
          web::presence({dora, {.person = {"p-bo"}, .name = {"Bo Lind"}}}));
    CHECK(shown("server", "ping") == web::ping);
    CHECK(shown("server", "position") == web::position(123));
    CHECK(count("server") == 7);
}

TEST_CASE("the page shows every way in with its answer") {
    for (const web::Entry& entry : wire_examples::entries()) {
        const std::string_view name = web::entry_names[entry.index()];
        const auto decoded = web::decode_entry(name, shown("entry", name));
        REQUIRE(decoded.has_value());
        CHECK(*decoded == entry);
    }
    CHECK(count("entry") == web::entry_names.size());
    CHECK(shown("entered", "ask_code") == web::encode(wire_examples::code_asked()));
    CHECK(shown("entered", "show_invitation") == web::encode(wire_examples::invitation()));
    for (const char* name : {"show_code", "show_password", "redeem_invitation"})
        CHECK(shown("entered", name) == web::encode(wire_examples::signed_in()));
    CHECK(count("entered") == web::entry_names.size());
    CHECK_FALSE(web::decode_entry("sign_in", "{}").has_value());
    CHECK(web::decode_entry("show_password",
                            R"({"group":"g","number":"1","password":"p","totp":"1","device":"d"})")
              .error()
              .path == "device");
}

TEST_CASE("answers and problems over HTTP are as the page shows them") {
    CHECK(shown("http", "answer") == web::encode_answer(committed));
    CHECK(shown("http", "problem") ==
          web::problem_document(web::refused(json::Problem{"offers[2].state", "is missing"})));
    CHECK(shown("http", "ticket") == web::encode(web::TicketDrawn{"Zk3vQm0Y7Jr0b8Q2n1xUuQ"}));
    CHECK(count("http") == 3);
}
