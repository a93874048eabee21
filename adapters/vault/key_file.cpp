#include "adapters/vault/key_file.hpp"

#include <sodium.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace vault {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw std::runtime_error("the key file " + path.string() + " " + why);
}

[[noreturn]] void refuse_for(const std::filesystem::path& path,
                             const std::string& what,
                             int error) {
    refuse(path, what + ": " + std::strerror(error));
}

// An open file; closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

void flush_folder(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened.is_open() || ::fsync(opened.number()) != 0) {
        refuse_for(path, "cannot be made durable", errno);
    }
}

void write_secret(const std::filesystem::path& path, const std::filesystem::path& beside) {
    const Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!file.is_open()) refuse_for(path, "cannot be made", errno);
    std::array<unsigned char, KeyFile::size> secret{};
    randombytes_buf(secret.data(), secret.size());
    const ssize_t written = ::write(file.number(), secret.data(), secret.size());
    const int error = errno;
    sodium_memzero(secret.data(), secret.size());
    if (written != static_cast<ssize_t>(secret.size()))
        refuse_for(path, "cannot be written", error);
    if (::fsync(file.number()) != 0) refuse_for(path, "cannot be made durable", errno);
}

// Written beside and linked into place: a crash leaves no half of a key, and of two starting hubs
// one makes it.
void make(const std::filesystem::path& path) {
    auto beside = path;
    beside += "." + std::to_string(::getpid()) + "-" + std::to_string(randombytes_random());
    try {
        write_secret(path, beside);
    } catch (const std::runtime_error&) {
        ::unlink(beside.c_str());
        throw;
    }
    const bool linked = ::link(beside.c_str(), path.c_str()) == 0;
    const int error = errno;
    ::unlink(beside.c_str());
    if (!linked && error != EEXIST) refuse_for(path, "cannot be made", error);
    flush_folder(path);
}

void check(const std::filesystem::path& path, const Descriptor& file) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) refuse_for(path, "cannot be looked at", errno);
    if (!S_ISREG(status.st_mode)) refuse(path, "is not a plain file");
    if ((status.st_mode & 077) != 0) refuse(path, "can be read or written by others: chmod 600 it");
    if (status.st_size != static_cast<off_t>(KeyFile::size)) {
        refuse(path, "must hold exactly " + std::to_string(KeyFile::size) + " bytes");
    }
}

int open_to_read(const std::filesystem::path& path) {
    return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

}  // namespace

KeyFile::KeyFile(const std::filesystem::path& path) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
    int number = open_to_read(path);
    if (number < 0 && errno == ENOENT) {
        make(path);
        number = open_to_read(path);
    }
    const Descriptor file{number};
    if (!file.is_open()) refuse_for(path, "cannot be opened", errno);
    check(path, file);
    if (::read(file.number(), master_.data(), size) != static_cast<ssize_t>(size)) {
        sodium_memzero(master_.data(), size);
        refuse(path, "cannot be read");
    }
}

KeyFile::~KeyFile() {
    sodium_memzero(master_.data(), size);
}

}  // namespace vault
