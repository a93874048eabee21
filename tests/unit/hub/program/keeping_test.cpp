#include "adapters/redis/process.hpp"
#include "hub/program/folders.hpp"
#include "hub/program/operator_link.hpp"
#include "hub/program/restore.hpp"
#include "hub/program/stop_ledger.hpp"
#include "hub/program/whole_file.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "keeping-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

fs::perms open_to_others(const fs::path& path) {
    return fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all);
}

const std::string dump =
    "REDIS0010 something \xFF"
    "12345678";
const std::string rosa = "0123456789abcdef0123456789abcdef";

}  // namespace

TEST_CASE("a file that is written whole replaces the one before and leaves nothing else") {
    const Folder folder;
    program::write_whole(folder.path / "x", "before");
    program::write_whole(folder.path / "x", "after");
    CHECK(program::read_whole(folder.path / "x") == "after");
    CHECK(open_to_others(folder.path / "x") == fs::perms::none);
    CHECK(std::distance(fs::directory_iterator{folder.path}, fs::directory_iterator{}) == 1);
    CHECK_THROWS(program::write_whole(folder.path / "none" / "x", "text"));
    CHECK_THROWS(program::read_whole(folder.path));
    CHECK_THROWS(program::read_whole(folder.path / "none"));
}

TEST_CASE("large files are copied byte for byte") {
    const Folder folder;
    std::string large(3'000'001, '\0');
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 31 % 251);
    program::write_whole(folder.path / "from", large);
    program::copy_whole(folder.path / "from", folder.path / "to");
    CHECK(program::read_whole(folder.path / "to") == large);
    CHECK_THROWS(program::copy_whole(folder.path / "none", folder.path / "to"));
    CHECK(program::read_whole(folder.path / "to") == large);
}

TEST_CASE("commands find the hub by the link it left, as long as it is there and whole") {
    const Folder folder;
    CHECK_FALSE(program::find_link(folder.path));
    const program::OperatorLink link{"http://127.0.0.1:8080", "token"};
    program::leave_link(folder.path, link);
    CHECK(program::find_link(folder.path) == link);
    CHECK(open_to_others(folder.path / "hub.json") == fs::perms::none);
    for (const char* broken : {"", "{}", "[]", "{\"url\":1,\"token\":\"x\"}", "nonsense"}) {
        program::write_whole(folder.path / "hub.json", broken);
        CHECK_FALSE(program::find_link(folder.path));
    }
    program::remove_link(folder.path);
    program::remove_link(folder.path);
    CHECK_FALSE(program::find_link(folder.path));
}

TEST_CASE("a backup becomes the base of the append-only files of an empty folder") {
    const Folder folder;
    program::write_whole(folder.path / "backup", dump);
    fs::create_directory(folder.path / "hub");
    program::restore_backup(folder.path / "backup", folder.path / "hub", {});
    const fs::path files = folder.path / "hub/redis/appendonlydir";
    CHECK(program::read_whole(files / "appendonly.aof.1.base.rdb") == dump);
    CHECK(program::read_whole(files / "appendonly.aof.manifest") ==
          "file appendonly.aof.1.base.rdb seq 1 type b\n");
    CHECK_FALSE(fs::exists(folder.path / "hub/redis/restoring"));

    CHECK_THROWS_WITH(program::restore_backup(folder.path / "backup", folder.path / "hub", {}),
                      Catch::Contains("holds records already"));
}

TEST_CASE("a restore takes over who said STOP after the backup") {
    const Folder folder;
    program::write_whole(folder.path / "backup", dump);
    program::write_whole(folder.path / "stops", rosa + "\n");
    fs::create_directory(folder.path / "hub");
    program::restore_backup(folder.path / "backup", folder.path / "hub", folder.path / "stops");
    const program::StopLedger ledger{folder.path / "hub/stops.log"};
    CHECK(ledger.all() == std::set<hub::AddressKey>{{rosa}});
}

TEST_CASE("a restore brings back what the key file is known by") {
    const Folder folder;
    program::write_whole(folder.path / "backup", dump);
    program::write_whole(folder.path / "backup.canary", "sealed");
    fs::create_directory(folder.path / "hub");
    program::restore_backup(folder.path / "backup", folder.path / "hub", {});
    CHECK(program::read_whole(folder.path / "hub/canary") == "sealed");
}

TEST_CASE("what is no whole backup is refused and nothing is touched") {
    const Folder folder;
    fs::create_directory(folder.path / "hub");
    for (const std::string& broken : {std::string{},
                                      std::string{"REDIS0010"},
                                      std::string{"no backup at all \xFF"
                                                  "12345678"},
                                      dump.substr(0, dump.size() - 1)}) {
        program::write_whole(folder.path / "backup", broken);
        CHECK_THROWS_WITH(program::restore_backup(folder.path / "backup", folder.path / "hub", {}),
                          Catch::Contains("no backup of a hub"));
    }
    CHECK_THROWS(program::restore_backup(folder.path / "none", folder.path / "hub", {}));
    CHECK_FALSE(fs::exists(folder.path / "hub/redis"));
}

TEST_CASE("nothing is restored under a hub that runs") {
    const Folder folder;
    program::write_whole(folder.path / "backup", dump);
    const redis::FolderLock hub{folder.path / "hub.lock"};
    REQUIRE(hub.held());
    CHECK_THROWS_WITH(program::restore_backup(folder.path / "backup", folder.path, {}),
                      Catch::Contains("stop it first"));
}

TEST_CASE("the data folder is the user's own, and closed to others") {
    const Folder folder;
    const config::Environment environment{{"HOME", folder.path.string()}};
    CHECK(program::resolve({}, environment).data == folder.path / ".local/share/aidhub");
    CHECK(program::resolve({}, {{"XDG_DATA_HOME", "/xdg"}, {"HOME", "/home"}}).data ==
          "/xdg/aidhub");
    CHECK(program::resolve({"given", "", ""}, environment).data == fs::absolute("given"));
    CHECK_THROWS(program::resolve({}, {}));

    program::prepare_data(folder.path / "a/b");
    CHECK(open_to_others(folder.path / "a/b") == fs::perms::none);
    fs::permissions(folder.path / "a/b", fs::perms::others_read, fs::perm_options::add);
    CHECK_THROWS_WITH(program::prepare_data(folder.path / "a/b"),
                      Catch::Contains("open to others"));
}

TEST_CASE("languages and places are found without being told where") {
    const auto folders = program::resolve({}, {{"HOME", "/nowhere"}});
    CHECK(fs::exists(folders.languages / "en.toml"));
    CHECK(fs::exists(folders.places / "gb-postcode-centres.csv"));
}
