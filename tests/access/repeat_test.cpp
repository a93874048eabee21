#include "adapters/web/wire/commands.hpp"
#include "tests/access/lobby.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <regex>

using access_test::Lobby;
using hub::Role;

namespace {

struct Answered {
    std::string answer{};
    std::uint64_t offset{};
    std::string epoch{};
};

Answered answered(const http::Response& response) {
    static const std::regex form(
        R"re(\{"answer":"([^"]*)","offset":([0-9]+),"epoch":"([^"]*)"\})re");
    std::smatch parts;
    INFO(response.status << " " << response.body);
    REQUIRE(response.status == 200);
    REQUIRE(std::regex_match(response.body, parts, form));
    return {parts[1], std::stoull(parts[2]), parts[3]};
}

}  // namespace

TEST_CASE("a key that was served gives its answer again, and where the log stands after it") {
    Lobby lobby;
    const std::string& desk = lobby.cookie(Role::coordinator);
    const std::vector<std::pair<std::string, std::string>> commands{
        {"write_handover", R"({"text":"Rosa waits."})"},
        {"invite_coordinator", R"({"name":"Bo","number":"+447700900777"})"},
        {"block_person", R"({"person":"p5"})"},
        {"end_sessions", R"({"person":"p5"})"}};
    for (const auto& [name, body] : commands) {
        CAPTURE(name);
        const Answered first = answered(lobby.post(name, body, desk, name));
        CHECK_FALSE(first.epoch.empty());
        CHECK(first.offset > 0);
        const Answered again = answered(lobby.post(name, body, desk, name));
        CHECK(again.answer == first.answer);
        CHECK(again.epoch == first.epoch);
        CHECK(again.offset >= first.offset);
    }
}
