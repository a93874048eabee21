#include "tests/faults/slow_disk.hpp"

#include "tests/faults/preload/slow_sync.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

namespace faults {

namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

// Written by the server's process as well.
volatile SyncControl* control(void* place) {
    return static_cast<volatile SyncControl*>(place);
}

}  // namespace

SlowDisk::SlowDisk(const std::filesystem::path& folder) {
    const std::string path = (folder / "sync-control").string();
    const std::string fresh = path + ".new";
    const int file = ::open(fresh.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) fail(fresh);
    const int sized = ::ftruncate(file, sizeof(SyncControl));
    place_ = ::mmap(nullptr, sizeof(SyncControl), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (sized != 0 || place_ == MAP_FAILED) fail(fresh);
    std::filesystem::rename(fresh, path);  // the server sees it whole
}

SlowDisk::~SlowDisk() {
    ::munmap(place_, sizeof(SyncControl));
}

void SlowDisk::delay(std::chrono::milliseconds time) {
    control(place_)->delay_us = static_cast<std::uint64_t>(time.count()) * 1000;
}

void SlowDisk::fail_next() {
    control(place_)->failures = 1;
}

std::size_t SlowDisk::lose_tail() {
    const auto* known = static_cast<const SyncControl*>(place_);
    std::size_t lost = 0;
    for (std::size_t i = 0; i < known->count; ++i) {
        const std::filesystem::path file{known->files[i].name.data()};
        std::error_code gone;  // a log that was rewritten
        const auto size = std::filesystem::file_size(file, gone);
        if (gone || size <= known->files[i].length) continue;
        lost += size - known->files[i].length;
        std::filesystem::resize_file(file, known->files[i].length);
    }
    return lost;
}

std::vector<std::string> SlowDisk::launcher() {
    return {"/usr/bin/env", "LD_PRELOAD=" FAULTS_SLOW_SYNC};
}

}  // namespace faults
