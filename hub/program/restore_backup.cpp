#include "adapters/redis/process.hpp"
#include "hub/program/restore.hpp"
#include "hub/program/stop_ledger.hpp"
#include "hub/program/whole_file.hpp"

#include <fstream>
#include <stdexcept>
#include <string>

namespace program {

namespace {

// Redis 7 keeps its append-only file as a base, which may be a dump, and what came after, named in
// a manifest.
constexpr const char* base_name = "appendonly.aof.1.base.rdb";
constexpr const char* manifest_name = "appendonly.aof.manifest";
constexpr const char* manifest = "file appendonly.aof.1.base.rdb seq 1 type b\n";

constexpr std::size_t dump_head = 9;  // "REDIS" and four figures
constexpr std::size_t dump_tail = 9;  // the end mark, 0xFF, and a checksum of eight bytes

bool holds_records(const std::filesystem::path& folder) {
    return std::filesystem::exists(folder / "appendonlydir") ||
           std::filesystem::exists(folder / "dump.rdb");
}

void take_stops(const std::filesystem::path& from, const std::filesystem::path& data) {
    std::set<hub::AddressKey> stopped;
    StopLedger::read(read_whole(from), stopped);
    StopLedger ledger{data / "stops.log"};
    for (const hub::AddressKey& address : stopped) ledger.stopped(address);
}

}  // namespace

std::filesystem::path canary_beside(const std::filesystem::path& backup) {
    std::filesystem::path canary = backup;
    canary += ".canary";
    return canary;
}

void check_backup(const std::filesystem::path& backup) {
    std::ifstream stream{backup, std::ios::binary};
    std::string head(dump_head, '\0');
    std::string tail(dump_tail, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    stream.seekg(-static_cast<std::streamoff>(dump_tail), std::ios::end);
    stream.read(tail.data(), static_cast<std::streamsize>(tail.size()));
    const bool whole = stream && head.starts_with("REDIS") && tail.front() == '\xFF';
    if (!whole)
        throw std::runtime_error(backup.string() + " is no backup of a hub, or not a whole one");
}

void restore_backup(const std::filesystem::path& backup,
                    const std::filesystem::path& data,
                    const std::optional<std::filesystem::path>& stops) {
    check_backup(backup);
    const redis::FolderLock lock{data / "hub.lock"};
    if (!lock.held())
        throw std::runtime_error("a hub runs in " + data.string() + ": stop it first");
    const std::filesystem::path server = data / "redis";
    if (holds_records(server)) {
        throw std::runtime_error(data.string() +
                                 " holds records already: restore into an empty data folder");
    }
    const bool has_canary = std::filesystem::exists(canary_beside(backup));
    if (has_canary) copy_whole(canary_beside(backup), data / "canary");
    if (stops) take_stops(*stops, data);

    const std::filesystem::path folder = server / "appendonlydir";
    std::filesystem::path building = server / "restoring";
    std::filesystem::remove_all(building);
    std::filesystem::create_directories(building);
    std::filesystem::permissions(server, std::filesystem::perms::owner_all);
    copy_whole(backup, building / base_name);
    write_whole(building / manifest_name, manifest);
    std::filesystem::rename(building, folder);
}

}  // namespace program
