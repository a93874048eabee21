// Habits that a reader of any file may rely on, over the whole tree.

#include "tests/architecture/habits.hpp"

#include "tests/architecture/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace {

using architecture::Source;
using architecture::within;
using Findings = std::vector<std::string>;

void report(const Findings& findings) {
    for (const std::string& finding : findings) FAIL_CHECK(finding);
}

void check_sources(Findings (*check)(const Source&)) {
    // This folder spells what it bans.
    for (const Source& source : architecture::sources()) {
        if (!within(source.path, "tests/architecture")) report(check(source));
    }
}

}  // namespace

TEST_CASE("banned words stand only where they belong") {
    check_sources(architecture::banned_words);
}

TEST_CASE("nothing is built by braces inside a co_await: g++ 12 destroys it twice") {
    check_sources(architecture::braces_in_awaits);
}

TEST_CASE("nothing is awaited between the braces of an initialiser: g++ 12 destroys it twice") {
    check_sources(architecture::awaits_in_braces);
}

TEST_CASE("no lambda that captures is a coroutine or stands inside a co_await") {
    check_sources(architecture::capturing_coroutines);
}

TEST_CASE("code files have at most 400 lines") {
    for (const std::string& file : architecture::files())
        report(architecture::too_long(file, architecture::text_of(file)));
}

TEST_CASE("no name of a test case holds a semicolon: CTest would run neither half") {
    for (const std::string& file : architecture::files()) {
        if (!file.ends_with("_test.cpp") && !file.ends_with("_contract.cpp")) continue;
        const std::string text = architecture::text_of(file);
        INFO(file);
        for (std::size_t at = text.find("\nTEST_CASE"); at != std::string::npos;
             at = text.find("\nTEST_CASE", at + 1)) {
            const std::string head = text.substr(at, text.find('{', at) - at);
            CHECK((head.find('(') == std::string::npos || head.find(';') == std::string::npos ||
                   head.find('"') == std::string::npos));
        }
    }
}

TEST_CASE("headers, and only headers, say pragma once") {
    for (const Source& source : architecture::sources()) {
        INFO(source.path);
        const bool once = std::find(source.lines.begin(), source.lines.end(), "#pragma once") !=
                          source.lines.end();
        CHECK(once == source.is_header());
    }
}

TEST_CASE("the top level is what the picture shows") {
    const std::set<std::string> expected{"CMakeLists.txt",
                                         "CMakePresets.json",
                                         "LICENSE",
                                         "README.md",
                                         "adapters",
                                         "config",
                                         "deploy",
                                         "hub",
                                         "matching",
                                         "tests"};
    std::set<std::string> found;
    for (const auto* paths : {&architecture::files(), &architecture::folders()}) {
        for (const std::string& path : *paths) {
            if (path.find('/') == std::string::npos) found.insert(path);
        }
    }
    CHECK(found == expected);
}

TEST_CASE(
    "every folder is explained by a README of under a page, its own or that of the folder around "
    "it") {
    constexpr std::size_t page = 80;
    constexpr std::size_t front_page = 120;
    const auto explained = [](const std::string& folder) {
        return std::filesystem::exists(architecture::top() / folder / "README.md");
    };
    for (const std::string& folder : architecture::folders()) {
        const std::size_t slash = folder.rfind('/');
        const std::string around = slash == std::string::npos ? "" : folder.substr(0, slash);
        const bool of_a_part =
            around.find('/') != std::string::npos || around == "tests" || around == "config";
        INFO(folder);
        CHECK((explained(folder) || (of_a_part && explained(around)) ||
               within(folder, "tests/unit")));
    }
    for (const std::string& file : architecture::files()) {
        if (!file.ends_with("README.md")) continue;
        const std::string text = architecture::text_of(file);
        INFO(file);
        CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <=
              (file == "README.md" ? front_page : page));
    }
}

TEST_CASE("names say what things are") {
    for (const auto* paths : {&architecture::files(), &architecture::folders()}) {
        for (const std::string& path : *paths) report(architecture::empty_file_names(path));
    }
    check_sources(architecture::empty_type_names);
}

TEST_CASE("no file names a place on somebody's own machine") {
    for (const std::string& file : architecture::files()) {
        if (within(file, "tests/architecture") || file.ends_with(".csv")) continue;
        report(architecture::own_machine_places(file, architecture::text_of(file)));
    }
}
