#include "hub/program/stop_ledger.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "ledger-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

const hub::AddressKey rosa{"0123456789abcdef0123456789abcdef"};
const hub::AddressKey bo{"fedcba9876543210fedcba9876543210"};

std::string content(const std::filesystem::path& file) {
    std::ifstream stream{file};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("a STOP is still known when the ledger is opened again, and a START undoes it") {
    const Folder folder;
    {
        program::StopLedger ledger{folder.path / "stops.log"};
        ledger.stopped(rosa);
        ledger.stopped(bo);
        ledger.started(rosa);
    }
    const program::StopLedger again{folder.path / "stops.log"};
    CHECK(again.all() == std::set<hub::AddressKey>{bo});
}

TEST_CASE("what is known already is not written again") {
    const Folder folder;
    program::StopLedger ledger{folder.path / "stops.log"};
    ledger.stopped(rosa);
    ledger.stopped(rosa);
    ledger.started(bo);
    CHECK(content(folder.path / "stops.log") == rosa.text + "\n");
}

TEST_CASE("the server that was told last is known when the ledger is opened again") {
    const Folder folder;
    const auto file = folder.path / "stops.log";
    {
        program::StopLedger ledger{file};
        CHECK(ledger.told().empty());
        ledger.told("one");
        ledger.stopped(rosa);
        ledger.told("two");
        ledger.told("two");
        ledger.stopped(bo);
    }
    program::StopLedger again{file};
    CHECK(again.told() == "two");
    CHECK(again.all() == std::set<hub::AddressKey>{rosa, bo});
    CHECK(content(file) == "=one\n" + rosa.text + "\n=two\n" + bo.text + "\n");
    CHECK(program::StopLedger::server_in("=torn").empty());
}

TEST_CASE("a line that a crash tore spoils no other") {
    const Folder folder;
    const auto file = folder.path / "stops.log";
    std::ofstream{file} << rosa.text << "\n" << bo.text.substr(0, 10);
    {
        program::StopLedger ledger{file};
        CHECK(ledger.all() == std::set<hub::AddressKey>{rosa});
        ledger.stopped(bo);
    }
    const program::StopLedger again{file};
    CHECK(again.all() == std::set<hub::AddressKey>{rosa, bo});
}

TEST_CASE("nobody else may read the ledger") {
    const Folder folder;
    const program::StopLedger ledger{folder.path / "stops.log"};
    const auto permissions = std::filesystem::status(folder.path / "stops.log").permissions();
    CHECK((permissions & (std::filesystem::perms::group_all |
                          std::filesystem::perms::others_all)) == std::filesystem::perms::none);
}

TEST_CASE("a ledger that cannot be opened is a failure, not an empty one") {
    const Folder folder;
    CHECK_THROWS_AS(program::StopLedger{folder.path}, std::system_error);
    CHECK_THROWS_AS(program::StopLedger{folder.path / "none" / "stops.log"}, std::system_error);
}

TEST_CASE("two ledgers read one after the other are one history") {
    std::set<hub::AddressKey> stopped;
    program::StopLedger::read(rosa.text + "\n" + bo.text + "\n", stopped);
    program::StopLedger::read("-" + bo.text + "\nnonsense\n\n", stopped);
    CHECK(stopped == std::set<hub::AddressKey>{rosa});
}
