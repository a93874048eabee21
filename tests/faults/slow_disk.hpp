#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace faults {

// The disk under a redis-server that was started with the preloaded library: its syncs can be made
// slow or to fail, and what was not synced can be lost, as when the power goes.
class SlowDisk {
public:
    // `folder` is the one in which the server works; made before the server writes what matters.
    explicit SlowDisk(const std::filesystem::path& folder);
    ~SlowDisk();
    SlowDisk(const SlowDisk&) = delete;
    SlowDisk& operator=(const SlowDisk&) = delete;

    void delay(std::chrono::milliseconds time);  // each sync from now on; 0: none
    void fail_next();                            // one sync
    // Cuts the server's files to what was synced; gives the bytes lost. The server must be gone.
    std::size_t lose_tail();

    // What starts a program with the library.
    static std::vector<std::string> launcher();

private:
    void* place_{};
};

}  // namespace faults
