// The pages in Chromium: what they look like to axe, and what people do with them.

#include "tests/browser/written_pages.hpp"
#include "tests/support/child.hpp"
#include "tests/support/hub_process.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

// What the script says, and how it ended.
void let_run(const support::TemporaryFolder& folder, std::vector<std::string> words) {
    const std::string output = (folder.path() / "said").string();
    words.insert(words.begin(), {NODE, BROWSER_FOLDER "/run.mjs"});
    words.insert(words.end(), {"--modules", PEERS_FOLDER, "--chromium", CHROMIUM});
    support::Child child{words, folder.path().string(), output};
    const bool ended = child.ended_within(std::chrono::minutes{8});
    std::ostringstream said;
    said << std::ifstream{output}.rdbuf();
    INFO(said.str());
    REQUIRE(ended);
    CHECK(child.exit_code() == 0);
}

// Before a hub of canned answers.
void let_run(const std::string& script) {
    const support::TemporaryFolder folder;
    const std::string pages = (folder.path() / "pages").string();
    std::filesystem::create_directory(pages);
    browser_test::write_pages(DIST_FOLDER, WORDS_FILE, STORED_WORDS, pages);
    let_run(folder, {script, "--dist", DIST_FOLDER, "--pages", pages});
}

}  // namespace

TEST_CASE(
    "no page has anything that axe, the console or the policy complains of, in any size, colour or "
    "direction") {
    let_run("looks");
}

TEST_CASE("people do what they came for, by keys alone, without script and without a net") {
    let_run("plays");
}

TEST_CASE(
    "before the real hub: a coordinator joins the desk and sees a resident's request, the asking and the answer arrive, the "
    "resident has no script, the volunteer signs in with a code") {
    const support::TemporaryFolder folder;
    const support::HubProcess hub{{"--demo", "--data", (folder.path() / "data").string()}};
    support::Program invite{{"coordinator", "invite", "--name", "Kay", "--number", "+447700900700", "--channel", "phones", "--data",
                             (folder.path() / "data").string()},
                            {}};
    REQUIRE(invite.exit_code(std::chrono::seconds{60}) == 0);
    std::string link = invite.out();
    while (!link.empty() && link.back() == '\n') link.pop_back();
    let_run(folder, {"hub", "--url", hub.url(), "--link", link, "--volunteer", "+447700900150"});
}
