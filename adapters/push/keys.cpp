#include "adapters/push/keys.hpp"

#include "adapters/records/base64.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace push {

namespace {

constexpr std::size_t longest_file = 4096;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw std::runtime_error("the file of push keys " + path.string() + " " + why);
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

void write_key(const std::filesystem::path& path, const std::filesystem::path& beside) {
    const Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (!file.is_open()) refuse_for(path, "cannot be made", errno);
    const std::string pem = to_pem(fresh_key());
    if (::write(file.number(), pem.data(), pem.size()) != static_cast<ssize_t>(pem.size()) ||
        ::fsync(file.number()) != 0)
        refuse_for(path, "cannot be written", errno);
}

void flush_folder(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened.is_open() || ::fsync(opened.number()) != 0)
        refuse_for(path, "cannot be made durable", errno);
}

// Written beside and linked into place: a crash leaves no half of a key, and of two starting hubs
// one makes it.
void make(const std::filesystem::path& path) {
    auto beside = path;
    beside += "." + std::to_string(::getpid());
    try {
        write_key(path, beside);
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

std::string read(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!file.is_open()) refuse_for(path, "cannot be opened", errno);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) refuse_for(path, "cannot be looked at", errno);
    if (!S_ISREG(status.st_mode)) refuse(path, "is not a plain file");
    if ((status.st_mode & 077) != 0) refuse(path, "can be read or written by others: chmod 600 it");
    std::string text(longest_file, '\0');
    const ssize_t size = ::read(file.number(), text.data(), text.size());
    if (size < 0) refuse_for(path, "cannot be read", errno);
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Key loaded(const std::filesystem::path& path) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) make(path);
    Key key = from_pem(read(path));
    if (!key) refuse(path, "holds no key on the curve P-256");
    return key;
}

}  // namespace

Keys::Keys(const std::filesystem::path& path)
    : key_(loaded(path)), public_key_(records::base64(point_of(key_))) {}

std::string Keys::sign(std::string_view text) const {
    return signature_of(key_, text);
}

}  // namespace push
