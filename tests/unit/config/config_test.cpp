#include "config/config.hpp"

#include "config/entries.hpp"
#include "config/filler.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

using config::Config;
using config::Environment;

Config load(const std::string& toml, const Environment& environment = {}) {
    return config::load_text(toml, ".", environment);
}

std::vector<config::Problem> problems(const std::string& toml,
                                      const Environment& environment = {}) {
    try {
        load(toml, environment);
    } catch (const config::Problems& found) {
        return found.all;
    }
    return {};
}

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "config-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& content) const {
        std::ofstream{path / name} << content;
    }
    std::filesystem::path path;
};

const std::filesystem::path shipped = std::filesystem::path{CONFIG_FOLDER} / "default.toml";

}  // namespace

TEST_CASE("the shipped file says what holds without any file") {
    CHECK(config::describe(config::load(shipped, {})) == config::describe(Config{}));
    CHECK(config::describe(config::load(std::nullopt, {})) == config::describe(Config{}));
}

TEST_CASE(
    "the shipped file has every setting, and each is explained or stands in a group that is") {
    std::ifstream file{shipped};
    const std::string toml{std::istreambuf_iterator<char>{file}, {}};
    std::set<std::string> written;
    for (const auto& [key, entry] : config::parse(toml)) written.insert(key);
    std::set<std::string> known;
    for (const auto& setting : config::describe(Config{})) known.insert(setting.path);
    CHECK(written == known);
}

TEST_CASE("no two settings have the same variable") {
    std::set<std::string> variables;
    const auto settings = config::describe(Config{});
    for (const auto& setting : settings) variables.insert(config::variable_name(setting.path));
    CHECK(variables.size() == settings.size());
}

TEST_CASE("what is described can be loaded again") {
    const Config before =
        load("http.port = 0\nregion = \"FR\"\n[new_group.payments]\nkitty = true");
    std::string toml;
    for (const auto& setting : config::describe(before))
        toml += setting.path + " = " + setting.value + "\n";
    CHECK(config::describe(load(toml)) == config::describe(before));
}

TEST_CASE("a file overrides defaults and the environment overrides the file") {
    const std::string toml = "[http]\nport = 9000\nidle_limit_ms = 5000\n";
    const Config config = load(toml, {{"AIDHUB_HTTP_PORT", "9001"}, {"HOME", "/nowhere"}});
    CHECK(config.http.port == 9001);
    CHECK(config.http.idle_limit == std::chrono::seconds{5});
    CHECK(load("", {{"AIDHUB_NEW_GROUP_NEEDS", "shopping, post"}}).new_group.needs.size() == 2);
    CHECK(load("", {{"AIDHUB_DEMO", "true"}}).demo);
}

TEST_CASE("numbers of the region are also read so by the gateway") {
    CHECK(load("region = \"FR\"").kannel.region == "FR");
}

TEST_CASE("a take-over that could come while a hand-over is under way is refused") {
    CHECK(problems("delivery.take_over_after_ms = 50000").size() == 1);
    CHECK(load("delivery.take_over_after_ms = 50001").delivery.take_over_after ==
          std::chrono::milliseconds{50001});
}

TEST_CASE("everything that is wrong is told at once, with key and line") {
    const auto found = problems(
        "demo = 1\n"
        "[http]\n"
        "port = 70000\n"
        "prot = 8080\n"
        "[log]\n"
        "level = \"loud\"\n",
        {{"AIDHUB_HTTP_MAX_CONNECTIONS", "many"}, {"AIDHUB_PORT", "1"}});
    std::vector<std::string> texts;
    for (const auto& problem : found) texts.push_back(config::to_text(problem));
    CHECK(texts == std::vector<std::string>{
                       "AIDHUB_HTTP_MAX_CONNECTIONS: must be a whole number from 1 to 20000",
                       "AIDHUB_PORT: is no setting of this hub",
                       "line 1: demo: must be true or false",
                       "line 3: http.port: must be a whole number from 0 to 65535",
                       "line 4: http.prot: is no setting of this hub",
                       "line 6: log.level: must be one of debug, info, warn, error",
                   });
}

TEST_CASE("a value of the wrong kind is refused") {
    const std::string line = GENERATE(as<std::string>{},
                                      "region = 44",
                                      "http.port = \"8080\"",
                                      "http.port = 8080.5",
                                      "http.port = -1",
                                      "demo = \"yes\"",
                                      "new_group.needs = \"shopping\"",
                                      "new_group.needs = [1]",
                                      "new_group.needs = []",
                                      "new_group.needs = [\"dog walking\"]",
                                      "http = 1",
                                      "log.level = 1979-05-27",
                                      "redis.password_file = 1",
                                      "[http]\nport = 99999999999999999999");
    INFO(line);
    CHECK_FALSE(problems(line).empty());
}

TEST_CASE("a file that is no TOML is refused with the line") {
    const auto found = problems("demo = false\nhttp = = 1\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 2);
    CHECK_FALSE(problems("demo = true\ndemo = false\n").empty());
}

TEST_CASE("a file that is missing, or a folder, is refused by its name") {
    const Folder folder;
    CHECK_THROWS_WITH(config::load(folder.path / "none.toml", {}),
                      Catch::EndsWith("cannot be read"));
    CHECK_THROWS_WITH(config::load(folder.path, {}), Catch::EndsWith("cannot be read"));
}

TEST_CASE(
    "secrets come from the environment or from files that are named, never from the file itself") {
    const Folder folder;
    folder.write("secret", "from-a-file-0123\n");
    folder.write("empty", "\n");
    folder.write("hub.toml", "[kannel]\nsecret_file = \"secret\"\n");
    CHECK(config::load(folder.path / "hub.toml", {}).kannel.secret == "from-a-file-0123");

    const std::string file = (folder.path / "secret").string();
    CHECK(load("", {{"AIDHUB_KANNEL_SECRET_FILE", file}}).kannel.secret == "from-a-file-0123");
    CHECK(load("", {{"AIDHUB_KANNEL_SECRET", "direct"}}).kannel.secret == "direct");

    CHECK(problems("kannel.secret = \"written-down\"").size() == 1);
    CHECK(problems("kannel.secret_file = \"/nowhere/at/all\"").size() == 1);
    CHECK(problems("kannel.secret_file = \"" + (folder.path / "empty").string() + "\"").size() ==
          1);
}

TEST_CASE("a secret is never shown") {
    const Config config = load("", {{"AIDHUB_KANNEL_SECRET", "very-secret-word"}});
    for (const auto& setting : config::describe(config)) {
        CHECK(setting.value.find("very-secret-word") == std::string::npos);
    }
    const auto found = problems("kannel.secret = \"very-secret-word\"");
    REQUIRE(found.size() == 1);
    CHECK(config::to_text(found[0]).find("very-secret-word") == std::string::npos);
}
