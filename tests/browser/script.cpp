#include "tests/browser/script.hpp"

#include "tests/support/child.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>
#include <sstream>

namespace browser_test {

void run_script(const std::filesystem::path& folder, std::vector<std::string> words) {
    const std::string output = (folder / "said").string();
    words.insert(words.begin(), {NODE, BROWSER_FOLDER "/run.mjs"});
    words.insert(words.end(), {"--modules", PEERS_FOLDER, "--chromium", CHROMIUM});
    support::Child child{words, folder.string(), output};
    const bool ended = child.ended_within(std::chrono::minutes{8});
    std::ostringstream said;
    said << std::ifstream{output}.rdbuf();
    INFO(said.str());
    REQUIRE(ended);
    CHECK(child.exit_code() == 0);
}

}  // namespace browser_test
