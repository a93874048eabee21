// The pages in Chromium: what they look like to axe, and what people do with them.

#include "tests/browser/written_pages.hpp"
#include "tests/support/child.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

// What the script says, and how it ended.
void let_run(const std::string& script) {
    const support::TemporaryFolder folder;
    const std::string pages = (folder.path() / "pages").string();
    std::filesystem::create_directory(pages);
    browser_test::write_pages(DIST_FOLDER, WORDS_FILE, STORED_WORDS, pages);
    const std::string output = (folder.path() / "said").string();
    support::Child child{{NODE,
                          BROWSER_FOLDER "/run.mjs",
                          script,
                          "--modules",
                          PEERS_FOLDER,
                          "--dist",
                          DIST_FOLDER,
                          "--pages",
                          pages,
                          "--chromium",
                          CHROMIUM},
                         folder.path().string(),
                         output};
    const bool ended = child.ended_within(std::chrono::minutes{8});
    std::ostringstream said;
    said << std::ifstream{output}.rdbuf();
    INFO(said.str());
    REQUIRE(ended);
    CHECK(child.exit_code() == 0);
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
