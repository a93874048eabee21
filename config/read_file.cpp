#include "config/read_file.hpp"

#include <fstream>

namespace config {

std::optional<std::string> read_file(const std::filesystem::path& file) {
    constexpr std::size_t limit = std::size_t{1} << 20;
    if (std::filesystem::is_directory(file)) return std::nullopt;  // reading one throws
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return std::nullopt;
    std::string content(limit + 1, '\0');
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (stream.bad() || stream.gcount() > static_cast<std::streamsize>(limit)) return std::nullopt;
    content.resize(static_cast<std::size_t>(stream.gcount()));
    return content;
}

}  // namespace config
