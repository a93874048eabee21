#include "tests/peers/peer.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace support {

namespace {

std::string temporary_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "peer-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), name);
    return name;
}

}  // namespace

Peer::Peer(const std::string& script, const std::vector<std::string>& arguments)
    : folder_{temporary_folder()} {
    std::vector<std::string> words{AIDHUB_NODE, std::string{AIDHUB_PEERS_FOLDER} + "/" + script};
    words.insert(words.end(), arguments.begin(), arguments.end());
    child_ = std::make_unique<Child>(std::move(words), folder_, folder_ + "/said");
}

Peer::~Peer() {
    child_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string Peer::said() const {
    std::ifstream file{folder_ + "/said"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::optional<std::string> Peer::told(const std::string& words) const {
    std::istringstream lines{said()};
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(words + " ")) return line.substr(words.size() + 1);
    }
    return std::nullopt;
}

}  // namespace support
