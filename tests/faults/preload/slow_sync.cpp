// Preloaded into redis-server: a disk whose syncs are slow or fail, and which remembers what is
// really on it.
#include "tests/faults/preload/slow_sync.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using faults::SyncControl;

volatile SyncControl* map_control() {
    const int file = ::open("sync-control", O_RDWR | O_CLOEXEC);
    if (file < 0) return nullptr;
    void* const place =
        ::mmap(nullptr, sizeof(SyncControl), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    return place == MAP_FAILED ? nullptr : static_cast<volatile SyncControl*>(place);
}

volatile SyncControl* control() {
    static volatile SyncControl* mapped = nullptr;
    if (mapped == nullptr) mapped = map_control();
    return mapped;
}

void remember(volatile SyncControl* shared, int file, std::uint64_t length) {
    auto* const known = const_cast<SyncControl*>(shared);  // read when the server is gone
    std::array<char, 64> link{};
    std::array<char, 256> name{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", file);
    if (::readlink(link.data(), name.data(), name.size() - 1) <= 0) return;
    std::uint64_t at = 0;
    while (at < known->count && known->files[at].name != name) ++at;
    if (at == known->files.size()) return;
    known->files[at].name = name;
    known->files[at].length = length;
    known->count = std::max(known->count, at + 1);
}

// In small steps: the disk may be well again meanwhile.
void wait_as_told(volatile SyncControl* shared) {
    constexpr std::uint64_t step = 1000;
    for (std::uint64_t waited = 0; waited < shared->delay_us; waited += step)
        ::usleep(static_cast<useconds_t>(step));
}

int synced(const char* name, int file) {
    using Call = int (*)(int);
    const auto real = reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
    volatile SyncControl* const shared = control();
    if (shared == nullptr) return real(file);
    struct stat before {};
    const bool known = ::fstat(file, &before) == 0 && S_ISREG(before.st_mode);
    wait_as_told(shared);
    if (shared->failures > 0) {
        shared->failures = shared->failures - 1;
        errno = EIO;
        return -1;
    }
    const int result = real(file);
    if (result == 0 && known) remember(shared, file, static_cast<std::uint64_t>(before.st_size));
    return result;
}

}  // namespace

extern "C" {

int fdatasync(int file) {
    return synced("fdatasync", file);
}

int fsync(int file) {
    return synced("fsync", file);
}
}
