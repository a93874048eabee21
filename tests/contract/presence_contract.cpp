#include "tests/contract/presence_contract.hpp"

#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace contract {

namespace {

using All = std::vector<hub::Present>;

constexpr hub::TimePoint noon{std::chrono::hours{498'684}};

hub::Present at(const char* person, const char* request) {
    return {{person}, {request}};
}

}  // namespace

void check_presence(hub::Presence& presence, boost::asio::io_context& loop) {
    const hub::TimePoint until = noon + std::chrono::seconds{50};
    const auto tell = [&](const char* group, const char* node, All all, hub::TimePoint end) {
        support::run(loop, presence.tell({group}, {node}, std::move(all), end));
    };
    const auto there = [&](const char* group, hub::TimePoint now = noon) {
        return support::run(loop, presence.there({group}, now));
    };

    SECTION("nobody is there at first, nor in another group") {
        CHECK(there("g").empty());
        tell("other", "n1", {at("ada", "")}, until);
        CHECK(there("g").empty());
        CHECK(there("other") == All{at("ada", "")});
    }
    SECTION("those of all nodes are there, sorted and each but once") {
        tell("g", "n1", {at("bo", "r2"), at("ada", "")}, until);
        tell("g", "n2", {at("ada", "r1"), at("bo", "r2")}, until);
        CHECK(there("g") == All{at("ada", ""), at("ada", "r1"), at("bo", "r2")});
    }
    SECTION("what a node tells takes the place of what it told") {
        tell("g", "n1", {at("ada", "r1"), at("bo", "")}, until);
        tell("g", "n1", {at("ada", "r2")}, until);
        CHECK(there("g") == All{at("ada", "r2")});
    }
    SECTION("a node with nobody is forgotten at once, the others stay") {
        tell("g", "n1", {at("ada", "r1")}, until);
        tell("g", "n2", {at("bo", "")}, until);
        tell("g", "n1", {}, until);
        tell("g", "n3", {}, until);
        CHECK(there("g") == All{at("bo", "")});
    }
    SECTION("what was told is over when its time has come, and not before") {
        tell("g", "n1", {at("ada", "r1")}, until);
        tell("g", "n2", {at("bo", "")}, until + std::chrono::milliseconds{1});
        CHECK(there("g", until - std::chrono::milliseconds{1}).size() == 2);
        CHECK(there("g", until) == All{at("bo", "")});
        tell("g", "n1", {at("ada", "r1")}, until + std::chrono::seconds{20});
        CHECK(there("g", until).size() == 2);
    }
    SECTION("a whole desk is there") {
        All all;
        for (int i = 0; i < 300; ++i) all.push_back({{"p" + std::to_string(1000 + i)}, {"r"}});
        tell("g", "n1", all, until);
        CHECK(there("g") == all);
    }
}

}  // namespace contract
