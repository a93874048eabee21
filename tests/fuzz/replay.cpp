#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(folder)) return files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

// Looks at every file of the folders named, each named before, so that the last one named is the
// guilty one. 1 when there is none to look at.
int main(int count, char** words) {
    std::size_t looked_at = 0;
    for (int i = 1; i < count; ++i) {
        const auto files = files_in(words[i]);
        if (files.empty()) std::cerr << "no inputs in " << words[i] << '\n';
        if (files.empty()) return 1;
        for (const auto& file : files) {
            std::cout << file.filename().string() << std::endl;
            const std::string bytes = bytes_of(file);
            fuzz::look_at(bytes);
            ++looked_at;
        }
    }
    std::cout << looked_at << " inputs hold" << std::endl;
    return looked_at == 0 ? 1 : 0;
}
