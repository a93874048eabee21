#include "adapters/vault/key_file.hpp"

#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::size_t bytes, fs::perms mode) {
    std::ofstream{path} << std::string(bytes, 'k');
    fs::permissions(path, mode);
}

constexpr auto only_owner = fs::perms::owner_read | fs::perms::owner_write;

}  // namespace

TEST_CASE("the key file is made once, for its owner only, and then stays the same") {
    const support::ScratchFolder folder;
    const vault::KeyFile first{folder / "key"};
    CHECK(fs::status(folder / "key").permissions() == only_owner);
    CHECK(fs::file_size(folder / "key") == vault::KeyFile::size);
    const vault::KeyFile second{folder / "key"};
    CHECK(first.master() == second.master());
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);

    const vault::KeyFile other{folder / "other"};
    CHECK(first.master() != other.master());
}

TEST_CASE("a key file that others may read or write is refused") {
    const support::ScratchFolder folder;
    for (const auto extra :
         {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
        write(folder / "key", vault::KeyFile::size, only_owner | extra);
        CHECK_THROWS_WITH(vault::KeyFile{folder / "key"},
                          Catch::Contains("can be read or written by others"));
    }
}

TEST_CASE("a key file of another size is refused and not replaced") {
    const support::ScratchFolder folder;
    for (const std::size_t size : {std::size_t{0}, std::size_t{31}, std::size_t{33}}) {
        write(folder / "key", size, only_owner);
        CHECK_THROWS_WITH(vault::KeyFile{folder / "key"},
                          Catch::Contains("must hold exactly 32 bytes"));
        CHECK(fs::file_size(folder / "key") == size);
    }
}

TEST_CASE("a folder in place of the key file, or none to make it in, is one clear sentence") {
    const support::ScratchFolder folder;
    fs::create_directory(folder / "key");
    CHECK_THROWS_WITH(vault::KeyFile{folder / "key"}, Catch::Contains("is not a plain file"));
    CHECK_THROWS_WITH(vault::KeyFile{folder / "absent/key"}, Catch::Contains("cannot be made"));
}
