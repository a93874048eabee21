#pragma once

#include "config/config.hpp"

#include <filesystem>

namespace program {

// The folders that a node or a command works with, all of them named.
struct Folders {
    std::filesystem::path data{};
    std::filesystem::path languages{};
    std::filesystem::path places{};
    std::filesystem::path pages{};  // what adapters/web/client was built to
};

// What the settings leave open is filled in: data in the user's data folder; languages and places
// in share/aidhub beside the program's folder, or, where that is not installed, in the sources that
// it was built from. Throws std::runtime_error when there is no home folder to fall back on.
Folders resolve(const config::FolderSettings& settings, const config::Environment& environment);

// Makes the data folder (0700) when there is none. Throws std::runtime_error when it cannot be, or
// when others may enter it.
void prepare_data(const std::filesystem::path& data);

}  // namespace program
