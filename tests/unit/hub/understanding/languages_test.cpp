#include "config/languages.hpp"

#include "tests/unit/hub/understanding/shipped_languages.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

// A copy of the shipped languages in a folder of its own.
class Copy {
public:
    Copy() {
        std::string name = (std::filesystem::temp_directory_path() / "languages-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
        for (const char* file : {"en.toml", "emergency.toml"}) {
            std::filesystem::copy_file(std::filesystem::path(LANGUAGES_FOLDER) / file,
                                       path_ / file);
        }
    }
    ~Copy() { std::filesystem::remove_all(path_); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void replace(const std::string& file, const std::string& what, const std::string& by) const {
        std::ostringstream all;
        all << std::ifstream(path_ / file).rdbuf();
        std::string text = all.str();
        const auto at = text.find(what);
        REQUIRE(at != std::string::npos);
        text.replace(at, what.size(), by);
        std::ofstream(path_ / file) << text;
    }

    std::string problems() const {
        try {
            config::load_languages(path_);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return {};
    }

private:
    std::filesystem::path path_{};
};

}  // namespace

TEST_CASE("the shipped languages have no problems") {
    const Copy copy;
    CHECK(copy.problems().empty());
}

TEST_CASE("every problem is told at once, with file, line and key") {
    const Copy copy;
    copy.replace("en.toml", "language = \"en\"", "language = \"fr\"");
    copy.replace("en.toml", "ask_name =", "ask_nom =");
    copy.replace("en.toml", "{minutes} minutes", "{minutes} minutes {word}");
    copy.replace("en.toml", "[heard.conditions]", "[heard.conditionz]");
    copy.replace("emergency.toml", "[wales]", "[wales]\nsauce = \"x\"");
    const std::string problems = copy.problems();
    CAPTURE(problems);
    CHECK(problems.find("en.toml:4: language: must be the name of the file") != std::string::npos);
    CHECK(problems.find("phrases.ask_nom: the hub has no such phrase") != std::string::npos);
    CHECK(problems.find("phrases.ask_name: is missing") != std::string::npos);
    CHECK(problems.find("phrases.offer: has no gap {word}") != std::string::npos);
    CHECK(problems.find("conditionz.kept: is not known") != std::string::npos);
    CHECK(problems.find("emergency.toml:") != std::string::npos);
    CHECK(problems.find("wales.sauce: is not known") != std::string::npos);
}

TEST_CASE("a file that is no TOML is a problem with its line") {
    const Copy copy;
    copy.replace("en.toml", "[calendar]", "[calendar");
    CHECK(copy.problems().find("en.toml:6") != std::string::npos);
}

TEST_CASE("a missing folder or file is a problem") {
    CHECK_THROWS_AS(config::load_languages("/nonexistent"), std::runtime_error);
    const Copy copy;
    std::filesystem::remove(copy.path() / "emergency.toml");
    CHECK(copy.problems().find("emergency.toml") != std::string::npos);
    std::filesystem::remove(copy.path() / "en.toml");
    CHECK(copy.problems().find("en.toml: is missing") != std::string::npos);
}

TEST_CASE("emergency texts that nobody has reviewed are named until they have a date") {
    const Copy copy;
    CHECK(config::load_languages(copy.path()).unreviewed.size() == 5);
    copy.replace("emergency.toml", "reviewed = \"never\"", "reviewed = 2026-11-21");
    CHECK(config::load_languages(copy.path()).unreviewed.size() == 4);
    copy.replace("emergency.toml", "reviewed = \"never\"", "reviewed = \"soon\"");
    CHECK(copy.problems().find("must be a date") != std::string::npos);
}

TEST_CASE("opt-out words are exactly four in English") {
    for (const char* word : {"stop", "stopall", "unsubscribe", "optout"}) {
        CHECK(tests::shipped_languages().lexicon.is_stop(word));
    }
    for (const char* word : {"cancel", "end", "quit", "revoke"})
        CHECK_FALSE(tests::shipped_languages().lexicon.is_stop(word));
}
