#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace web {

// One file of the pages, as the client's build made it.
struct Asset {
    std::string path{};  // "/assets/desk-QNE26WDB.js"
    std::string type{};
    std::string integrity{};             // "sha384-..."
    bool immutable{};                    // its name changes with its content
    std::vector<std::string> imports{};  // paths of the scripts that it needs at once
    std::string plain{};
    std::string gzip{};  // empty: not worth it
    std::string brotli{};
};

// All files of the pages, read whole into memory.
class Assets {
public:
    // Out of the folder that the target `web_client` makes. Throws std::runtime_error when the
    // manifest or a file is missing or makes no sense.
    static Assets read(const std::filesystem::path& folder);

    const Asset* at(std::string_view path) const;     // nothing: nobody has it
    const Asset* named(std::string_view name) const;  // "desk.js", "pages.css"
    // Throws std::runtime_error when it is not there.
    const Asset& needed(std::string_view name) const;
    std::vector<const Asset*> all() const;

private:
    std::map<std::string, Asset, std::less<>> assets_{};       // by name
    std::map<std::string, std::string, std::less<>> names_{};  // by path
};

}  // namespace web
