#pragma once

#include <filesystem>
#include <string_view>

namespace fuzz {

// A folder of this run's own, for parsers that take a file; gone at the program's end.
const std::filesystem::path& scratch_folder();

void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace fuzz
