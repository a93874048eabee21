#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace config {

// All of a file of at most 1 MiB; nothing when it cannot be read or is larger.
std::optional<std::string> read_file(const std::filesystem::path& file);

}  // namespace config
