#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace program {

// All of a file. Throws std::runtime_error with one clear line.
std::string read_whole(const std::filesystem::path& file);

// Writes, syncs and puts in place: afterwards the file (0600) holds all of it, or is as it was.
// Throws std::runtime_error.
void write_whole(const std::filesystem::path& file, std::string_view content);

// The same for a copy of a file that may be large. An existing `to` is replaced.
void copy_whole(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace program
