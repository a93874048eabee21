#pragma once

#include <filesystem>
#include <optional>

namespace program {

// Puts a backup into a data folder as the beginning of its server's append-only files, and the
// STOPs of `stops` into its ledger, so that the hub applies them before it sends anything. The
// folder's key file is not touched: a backup can be read only with the key file of the hub that it
// was made from. Throws std::runtime_error with one clear line, and changes nothing, when a hub
// runs there, when the folder holds records already or when `backup` is no backup.
void restore_backup(const std::filesystem::path& backup,
                    const std::filesystem::path& data,
                    const std::optional<std::filesystem::path>& stops);

// What a backup's key file is known by, "FILE.canary": it is put back with the backup, so that the
// hub refuses to start with another key file.
std::filesystem::path canary_beside(const std::filesystem::path& backup);

// Throws std::runtime_error unless the file begins and ends like a dump of Redis 7.
void check_backup(const std::filesystem::path& backup);

}  // namespace program
