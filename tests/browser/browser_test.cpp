// The pages in Chromium: what they look like to axe, and what people do with them.

#include "tests/browser/script.hpp"
#include "tests/browser/written_pages.hpp"
#include "tests/support/redis_server.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace {

// Before a hub of canned answers.
void let_run(const std::string& script) {
    const support::TemporaryFolder folder;
    const std::string pages = (folder.path() / "pages").string();
    std::filesystem::create_directory(pages);
    browser_test::write_pages(DIST_FOLDER, WORDS_FILE, STORED_WORDS, pages);
    browser_test::run_script(folder.path(), {script, "--dist", DIST_FOLDER, "--pages", pages});
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
