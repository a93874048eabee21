#include "adapters/redis/socket_path.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace redis {
namespace {

constexpr std::size_t longest_path = 107;

std::uint64_t hash_of(const std::string& text) {  // FNV-1a
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

}  // namespace

std::filesystem::path data_folder(const std::filesystem::path& data) {
    const std::filesystem::path folder =
        std::filesystem::weakly_canonical(std::filesystem::absolute(data));
    return folder.has_filename() ? folder : folder.parent_path();
}

std::filesystem::path socket_path(const std::filesystem::path& data) {
    const std::filesystem::path folder = data_folder(data);
    std::filesystem::path near = folder / "redis" / "redis.sock";
    if (near.native().size() <= longest_path) return near;
    return fmt::format("/tmp/aidhub-{:016x}-{}/redis.sock", hash_of(folder.native()), ::geteuid());
}

void prepare_socket_folder(const std::filesystem::path& socket) {
    const std::string folder = socket.parent_path().string();
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
        throw std::runtime_error("cannot make the folder " + folder);
    }
    struct stat found {};
    // Not followed: in a folder that everybody may write to, a link could lead anywhere.
    const bool ours = ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
                      found.st_uid == ::geteuid();
    if (!ours) throw std::runtime_error("the folder " + folder + " belongs to somebody else");
    if (::chmod(folder.c_str(), 0700) != 0)
        throw std::runtime_error("cannot close the folder " + folder);
}

}  // namespace redis
