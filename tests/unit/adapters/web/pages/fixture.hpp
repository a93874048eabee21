#pragma once

#include "adapters/web/pages/assets.hpp"
#include "adapters/web/pages/layout.hpp"
#include "adapters/web/pages/wordbook.hpp"
#include "tests/support/redis_server.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace web_test {

// The words of the pages as they are.
const web::Wordbook& book();
std::string content_of(const std::string& file);
// Every line of the corpus of words that would be a script where they are not text.
std::vector<std::string> stored_words();

// Counts: each number is another.
class Counting final : public hub::Random {
public:
    std::uint64_t number() override { return ++last_; }

private:
    std::uint64_t last_{};
};

// A small folder of pages, as the client's build makes one.
class SmallPages {
public:
    SmallPages();
    std::string folder() const { return folder_.path().string(); }
    void write(const std::string& file, const std::string& content) const;
    void write_manifest(const std::string& json) const { write("manifest.json", json); }

private:
    support::TemporaryFolder folder_;
};

// A layout on such a folder.
struct Laid {
    SmallPages pages{};
    web::Assets assets{web::Assets::read(pages.folder())};
    Counting random{};
    web::Layout layout{assets, book(), random, {}};
};

}  // namespace web_test
