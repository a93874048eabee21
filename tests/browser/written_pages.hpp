#pragma once

#include <filesystem>

namespace browser_test {

// Writes every page that the hub writes itself, as `name.html` with its status and headers in
// `name.json`, for the paper hub (stage.mjs) to give out. Whatever people write in them is out of
// the corpus of words that would be scripts.
void write_pages(const std::filesystem::path& dist,
                 const std::filesystem::path& words,
                 const std::filesystem::path& corpus,
                 const std::filesystem::path& folder);

}  // namespace browser_test
