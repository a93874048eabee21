#include "tests/faults/small_disk.hpp"

#include "tests/support/redis_server.hpp"

#include <array>
#include <cerrno>
#include <exception>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <system_error>
#include <unistd.h>

namespace faults {

namespace {

constexpr const char* size = "size=64m";

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

SmallDisk::SmallDisk(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directory(folder_);
    if (::unshare(CLONE_NEWNS) != 0) fail("no mounts of its own");
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) fail("private mounts");
    if (::mount("faults", folder_.c_str(), "tmpfs", 0, size) != 0) fail("a small disk");
}

SmallDisk::~SmallDisk() {
    ::umount2(folder_.c_str(), MNT_DETACH);
}

void SmallDisk::fill() const {
    const int file = ::open(ballast().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) fail("the ballast");
    static const std::array<char, 65'536> zeros{};
    for (std::size_t piece = zeros.size(); piece > 0;) {
        if (::write(file, zeros.data(), piece) <= 0) piece /= 2;
    }
    ::close(file);
}

void SmallDisk::free() const {
    std::filesystem::remove(ballast());
}

std::string why_no_small_disk() {
    try {
        const support::TemporaryFolder folder;
        const SmallDisk disk{folder.path() / "disk"};
        return {};
    } catch (const std::exception& failure) {
        return std::string{"no file system can be mounted here: "} + failure.what();
    }
}

}  // namespace faults
