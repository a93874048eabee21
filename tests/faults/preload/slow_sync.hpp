#pragma once

#include <array>
#include <cstdint>

namespace faults {

// Shared by the preloaded library and whoever commands it: the file "sync-control" in the folder in
// which the server works. Without that file everything is as usual.
struct SyncControl {
    struct File {
        std::array<char, 256> name{};  // its path
        std::uint64_t length{};        // as of the last sync that succeeded: the rest may be lost
    };

    std::uint64_t delay_us{};  // before each sync
    std::uint64_t failures{};  // so many of the next syncs fail with EIO
    std::uint64_t count{};     // of the files
    std::array<File, 64> files{};
};

}  // namespace faults
