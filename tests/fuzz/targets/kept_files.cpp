#include "hub/program/operator_link.hpp"
#include "hub/program/restore.hpp"
#include "hub/program/stop_ledger.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/target.hpp"

#include <map>
#include <set>
#include <stdexcept>
#include <string>

// Files of the data folder and of backups: the ledger of STOPs, the operator's link, a dump. They
// may be torn or somebody else's.
namespace fuzz {

namespace {

// A second reading of the ledger.
std::set<std::string> stopped_in(std::string_view text) {
    std::map<std::string, bool> last;
    std::string line;
    for (const char c : std::string{text} + "\n") {
        if (c != '\n') {
            line += c;
            continue;
        }
        const bool start = !line.empty() && line[0] == '-';
        const std::string hash = line.substr(start ? 1 : 0);
        line.clear();
        if (hash.size() == 32 && hash.find_first_not_of("0123456789abcdef") == std::string::npos)
            last[hash] = !start;
    }
    std::set<std::string> stopped;
    for (const auto& [hash, stop] : last) {
        if (stop) stopped.insert(hash);
    }
    return stopped;
}

std::set<std::string> texts(const std::set<hub::AddressKey>& keys) {
    std::set<std::string> all;
    for (const hub::AddressKey& key : keys) all.insert(key.text);
    return all;
}

void look_at_ledger(std::string_view bytes) {
    std::set<hub::AddressKey> read;
    program::StopLedger::read(bytes, read);
    require(texts(read) == stopped_in(bytes), "both readings find the same STOPs");

    const auto file = scratch_folder() / "stops.log";
    write_file(file, bytes);
    const hub::AddressKey one{std::string(32, 'a')};
    {
        program::StopLedger ledger{file};
        require(ledger.all() == read, "a ledger says what its text says");
        ledger.stopped(one);
    }
    read.insert(one);
    require(program::StopLedger{file}.all() == read, "a STOP joins whatever the file held before");
}

void look_at_link(std::string_view bytes) {
    write_file(scratch_folder() / "hub.json", bytes);
    const auto link = program::find_link(scratch_folder());
    if (!link) return;
    program::leave_link(scratch_folder(), *link);
    require(program::find_link(scratch_folder()) == link, "a link is found as it was left");
}

void look_at_backup(std::string_view bytes) {
    const auto file = scratch_folder() / "backup";
    write_file(file, bytes);
    const bool whole =
        bytes.size() >= 9 && bytes.starts_with("REDIS") && bytes[bytes.size() - 9] == '\xFF';
    try {
        program::check_backup(file);
        require(whole, "only what looks like a whole dump is taken");
    } catch (const std::runtime_error&) {
        require(!whole, "a whole dump is taken");
    }
}

}  // namespace

void look_at(std::string_view bytes) {
    Pieces pieces{bytes};
    const std::size_t which = pieces.number(3);
    if (which == 0) look_at_ledger(pieces.rest());
    if (which == 1) look_at_link(pieces.rest());
    if (which == 2) look_at_backup(pieces.rest());
}

}  // namespace fuzz
