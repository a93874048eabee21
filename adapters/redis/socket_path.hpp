#pragma once

#include <filesystem>

namespace redis {

// The data folder by its one name: absolute, links followed, no slash at the end. It need not exist
// yet.
std::filesystem::path data_folder(const std::filesystem::path& data);

// Where the private server of this data folder listens: "redis/redis.sock" in it, or, where that is
// longer than a socket's path may be (107 bytes), in a folder of a short name under the temporary
// one. The same for every process of the same user. Nothing is created.
std::filesystem::path socket_path(const std::filesystem::path& data);

// Makes the socket's folder, for its owner only. Throws std::runtime_error when somebody else owns
// it.
void prepare_socket_folder(const std::filesystem::path& socket);

}  // namespace redis
