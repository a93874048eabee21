#include "hub/program/whole_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <unistd.h>
#include <vector>

namespace program {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what) {
    throw std::runtime_error(file.string() + " " + what + ": " + std::strerror(errno));
}

class Descriptor {
public:
    Descriptor(const std::filesystem::path& file, int flags)
        : number_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const ssize_t size = ::write(descriptor, content.data(), content.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

// `fill` writes to a new file beside `file`, which then takes its place.
void replace(const std::filesystem::path& file, const std::function<bool(int)>& fill) {
    std::filesystem::path fresh = file;
    fresh += ".new";
    {
        const Descriptor descriptor{fresh, O_WRONLY | O_CREAT | O_TRUNC};
        if (descriptor.number() < 0) fail(file, "cannot be written");
        const bool written = fill(descriptor.number()) && ::fsync(descriptor.number()) == 0;
        if (!written) {
            const int why = errno;
            ::unlink(fresh.c_str());
            errno = why;
            fail(file, "cannot be written");
        }
    }
    if (std::rename(fresh.c_str(), file.c_str()) != 0) fail(file, "cannot be put in place");
    const Descriptor folder{file.has_parent_path() ? file.parent_path() : ".",
                            O_RDONLY | O_DIRECTORY};
    if (folder.number() < 0 || ::fsync(folder.number()) != 0) fail(file, "cannot be synced");
}

}  // namespace

std::string read_whole(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file))
        throw std::runtime_error(file.string() + " is a folder");
    std::ifstream stream{file, std::ios::binary};
    if (!stream) fail(file, "cannot be read");
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void write_whole(const std::filesystem::path& file, std::string_view content) {
    replace(file, [&](int descriptor) { return write_all(descriptor, content); });
}

void copy_whole(const std::filesystem::path& from, const std::filesystem::path& to) {
    const Descriptor source{from, O_RDONLY};
    if (source.number() < 0) fail(from, "cannot be read");
    replace(to, [&](int descriptor) {
        std::vector<char> piece(std::size_t{1} << 20);
        for (;;) {
            const ssize_t size = ::read(source.number(), piece.data(), piece.size());
            if (size < 0 && errno == EINTR) continue;
            if (size <= 0) return size == 0;
            if (!write_all(descriptor, {piece.data(), static_cast<std::size_t>(size)}))
                return false;
        }
    });
}

}  // namespace program
