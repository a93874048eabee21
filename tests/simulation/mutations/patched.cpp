#include "tests/simulation/mutations/patched.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>

namespace simulation {

namespace {

std::string program_of(const Patched& copy) {
    return std::string(AIDHUB_PATCHED_PROGRAMS) + "/patched_" + copy.name;
}

}  // namespace

std::vector<Patched> patched_copies() {
    std::vector<Patched> copies;
    for (const auto& entry : std::filesystem::directory_iterator(AIDHUB_PATCHES)) {
        if (entry.path().extension() != ".patch") continue;
        Patched copy;
        copy.name = entry.path().stem().string();
        std::ifstream file(entry.path());
        std::getline(file, copy.mistake);
        copies.push_back(std::move(copy));
    }
    std::sort(copies.begin(), copies.end(), [](const Patched& one, const Patched& other) {
        return one.name < other.name;
    });
    return copies;
}

Found search(const Patched& copy, std::uint64_t first) {
    const std::string program = "'" + program_of(copy) + "' search " + std::to_string(first);
    std::string line;
    if (std::FILE* const output = popen(program.c_str(), "r")) {
        std::array<char, 512> piece{};
        while (std::fgets(piece.data(), piece.size(), output) != nullptr) line += piece.data();
        pclose(output);
    }
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return of_line(line);
}

int show(const Patched& copy, const Run& run) {
    const std::string command =
        "'" + program_of(copy) + "' " + (run.trace ? "trace " : "show ") + std::to_string(run.seed);
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

}  // namespace simulation
