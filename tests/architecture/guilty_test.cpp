// Each check finds the guilty and leaves the innocent alone: over small files made up here.

#include "tests/architecture/habits.hpp"
#include "tests/architecture/tree.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace {

using architecture::Source;
using architecture::source_of;

const std::string somewhere = "hub/services/example.cpp";

auto banned_in(const std::string& path, const std::string& text) {
    return architecture::banned_words(source_of(path, text));
}

auto braces_in(const std::string& text) {
    return architecture::braces_in_awaits(source_of(somewhere, text));
}

auto awaited_in_braces(const std::string& text) {
    return architecture::awaits_in_braces(source_of(somewhere, text));
}

auto captures_in(const std::string& text) {
    return architecture::capturing_coroutines(source_of(somewhere, text));
}

}  // namespace

TEST_CASE("every banned word is found, with file and line") {
    const std::string guilty = GENERATE(as<std::string>{},
                                        "asio::co_spawn(loop, run(), token);",
                                        "run(loop, asio::detached);",
                                        "auto self = shared_from_this();",
                                        "auto home = std::getenv(name);",
                                        "for (char** one = environ; *one; ++one) {}",
                                        "auto now = std::chrono::system_clock::now();",
                                        "asio::system_timer timer{loop};",
                                        "asio::experimental::channel<void()> queue{loop, 1};",
                                        "using namespace asio::experimental::awaitable_operators;",
                                        "loop.stop();",
                                        "io_context->stop();",
                                        "#ifdef BUILD_TESTS",
                                        "  # ifndef GUARD",
                                        "#if 1",
                                        "#include <boost/asio.hpp>",
                                        "parse<rapidjson::kParseFullPrecisionFlag>(text);",
                                        "std::mutex lock;",
                                        "int TODO = 1;");
    const auto found = banned_in(somewhere, "// first\n" + guilty + "\n");
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().starts_with(somewhere + ":2: "));
}

TEST_CASE("a word left to do is found in a comment too") {
    CHECK_FALSE(banned_in(somewhere, "int x = 1;  // TODO: later\n").empty());
    CHECK_FALSE(banned_in(somewhere, "/* FIXME */\n").empty());
}

TEST_CASE("a banned word may stand in its one place, in a comment and between quotes") {
    CHECK(banned_in("adapters/async/task_group.cpp", "asio::co_spawn(loop, run(), token);\n")
              .empty());
    CHECK(banned_in("adapters/environment/system.cpp", "std::chrono::system_clock::now();\n")
              .empty());
    CHECK_FALSE(banned_in("adapters/async/task_group.hpp", "asio::co_spawn();\n").empty());
    CHECK(banned_in(somewhere, "int x = 0;  // unlike co_spawn\nsay(\"getenv\");\n").empty());
}

TEST_CASE("what is built by braces inside a co_await is found, also over several lines") {
    const std::string guilty =
        GENERATE(as<std::string>{},
                 "co_await take({.a = x});",
                 "co_await take(Pair{x, y});",
                 "co_await store.load(scope, hub::IdempotencyKey{});",
                 "auto x = co_await store.load(scope,\n    ids,\n    hub::IdempotencyKey{});",
                 "co_await take(first, std::vector<hub::RecordId>{});");
    CHECK(braces_in(guilty).size() == 1);
}

TEST_CASE("an initialiser that awaits is found") {
    const std::string guilty = GENERATE(as<std::string>{},
                                        "const Pair pair{.a = co_await take()};",
                                        "Pair pair{\n    co_await take()};",
                                        "co_return Pair{.a = {1}, .b = co_await take()};");
    CHECK(awaited_in_braces(guilty).size() == 1);
}

TEST_CASE("a block may await") {
    CHECK(awaited_in_braces("if (x) { co_await take(); }").empty());
    CHECK(awaited_in_braces("Pair f() {\n    const Pair pair{1, 2};\n    co_await take(pair);\n}")
              .empty());
}

TEST_CASE("what is named first may be awaited") {
    CHECK(braces_in("Pair pair{x, y};\nco_await take(std::move(pair));").empty());
    CHECK(braces_in("co_await store.load(scope, hub::no_key);").empty());
    CHECK(braces_in("co_await done();\ntake({1});").empty());
}

TEST_CASE("a coroutine that captures is found") {
    const std::string guilty = GENERATE(
        as<std::string>{},
        "auto f = [&]() -> asio::awaitable<void> { co_return; };",
        "auto f = [this, id](int a) mutable -> awaitable<int> { co_return a; };",
        "auto f = [x = g(1)](std::function<void(int)> b) -> boost::asio::awaitable<void> {};",
        "co_await run(loop, [s] { return s; });");
    CHECK_FALSE(captures_in(guilty).empty());
}

TEST_CASE("lambdas without captures, and those that are no coroutines, may stand") {
    const std::string innocent = GENERATE(as<std::string>{},
                                          "auto f = []() -> asio::awaitable<void> { co_return; };",
                                          "auto f = [&](int a) { return a; };",
                                          "[[nodiscard]] auto f(int a) -> asio::awaitable<void>;");
    CHECK(captures_in(innocent).empty());
}

TEST_CASE("empty names of types and files are found") {
    using architecture::empty_file_names;
    const auto types = [](const std::string& text) {
        return architecture::empty_type_names(source_of(somewhere, text));
    };
    CHECK(types("class OfferManager {};").size() == 1);
    CHECK(types("struct StoreImpl {};").size() == 1);
    CHECK(types("class ChannelBase {};").size() == 1);
    CHECK(types("namespace util {").size() == 1);
    CHECK(types("struct Offer {};\nclass Information {};").empty());
    CHECK(empty_file_names("hub/rules/offer_util.cpp").size() == 1);
    CHECK(empty_file_names("adapters/common").size() == 1);
    CHECK(empty_file_names("hub/base.hpp").size() == 1);
    CHECK(empty_file_names("hub/rules/offer.cpp").empty());
    CHECK(empty_file_names("hub/database.cpp").empty());
}

TEST_CASE("a place on somebody's own machine is found, a path of the service is not") {
    using architecture::own_machine_places;
    CHECK(own_machine_places("deploy/run", "cd x\ncd /root/x\n") ==
          std::vector<std::string>{"deploy/run:2: cd /root/x"});
    CHECK(own_machine_places("deploy/run", "cd /home/ana/hub\n").size() == 1);
    CHECK(own_machine_places("deploy/run", "/var/lib/aidhub/x\n").empty());
}

TEST_CASE("code of more than 400 lines is found, whatever its language, and tables may be longer") {
    const auto lines = [](std::size_t count) { return std::string(count, '\n'); };
    for (const char* path : {"a.cpp", "a.hpp", "a.lua", "a.js"}) {
        CHECK(architecture::too_long(path, lines(401)).size() == 1);
        CHECK(architecture::too_long(path, lines(400)).empty());
    }
    CHECK(architecture::too_long("a.csv", lines(401)).empty());
}

TEST_CASE("code is read without its comments and texts") {
    Source source{"x.cpp",
                  {"a(\"co_spawn // {\"); // getenv",
                   "b /* getenv",
                   "getenv */ c 1'000 'x'",
                   "\"\\\"getenv\""},
                  {}};
    CHECK(source.code() == std::vector<std::string>{"a(\"\"); ", "b ", " c 1'000 ''", "\"\""});
}
