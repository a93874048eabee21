#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace browser_test {

// Runs run.mjs with these words in a folder of the test's own. A finding, or minutes without an
// end, fails the test, which then tells all that the script said.
void run_script(const std::filesystem::path& folder, std::vector<std::string> words);

}  // namespace browser_test
