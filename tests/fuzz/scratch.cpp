#include "tests/fuzz/scratch.hpp"

#include "tests/fuzz/target.hpp"

#include <fstream>
#include <stdlib.h>
#include <string>
#include <system_error>

namespace fuzz {

namespace {

struct Folder {
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "aidhub-fuzz-XXXXXX").string();
        require(mkdtemp(name.data()) != nullptr, "a folder can be made");
        path = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path path{};
};

}  // namespace

const std::filesystem::path& scratch_folder() {
    static const Folder folder;
    return folder.path;
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    require(stream.flush().good(), "a file can be written");
}

}  // namespace fuzz
