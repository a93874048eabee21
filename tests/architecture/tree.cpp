#include "tests/architecture/tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace architecture {

namespace {

struct Tree {
    std::vector<std::string> files;
    std::vector<std::string> folders;
    std::vector<Source> sources;
};

std::optional<Include> include_in(const std::string& line, std::size_t number) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') return std::nullopt;
    const std::size_t word = line.find("include", hash);
    const std::size_t open = line.find_first_of("<\"", hash);
    if (word == std::string::npos || open == std::string::npos || open < word) return std::nullopt;
    const std::size_t close = line.find_first_of(">\"", open + 1);
    return Include{number, line.substr(open + 1, close - open - 1), line[open] == '"'};
}

bool left_out(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with('.') || name == "build" || name == "node_modules";
}

Tree read_tree() {
    Tree tree;
    std::filesystem::recursive_directory_iterator entry{top()};
    for (; entry != std::filesystem::recursive_directory_iterator{}; ++entry) {
        if (left_out(entry->path())) {
            entry.disable_recursion_pending();
            continue;
        }
        const std::string path = std::filesystem::relative(entry->path(), top()).string();
        (entry->is_directory() ? tree.folders : tree.files).push_back(path);
    }
    std::sort(tree.files.begin(), tree.files.end());
    std::sort(tree.folders.begin(), tree.folders.end());
    for (const std::string& file : tree.files) {
        if (file.ends_with(".hpp") || file.ends_with(".cpp"))
            tree.sources.push_back(source_of(file, text_of(file)));
    }
    return tree;
}

const Tree& tree() {
    static const Tree read = read_tree();
    return read;
}

// Where the text that began before `at` ends: after the closing quote, or at the end of the line.
std::size_t after_quotes(const std::string& line, std::size_t at) {
    const char quote = line[at++];
    while (at < line.size() && line[at] != quote) at += line[at] == '\\' ? 2 : 1;
    return std::min(at + 1, line.size());
}

bool is_quote(const std::string& line, std::size_t at) {
    const bool digit_before = at > 0 && std::isalnum(static_cast<unsigned char>(line[at - 1])) != 0;
    return line[at] == '"' || (line[at] == '\'' && !digit_before);  // 1'000 is a number
}

}  // namespace

std::vector<std::string> Source::code() const {
    std::vector<std::string> code;
    bool in_comment = false;
    for (const std::string& line : lines) {
        std::string kept;
        for (std::size_t at = 0; at < line.size();) {
            const std::string_view rest = std::string_view{line}.substr(at);
            if (in_comment) {
                in_comment = !rest.starts_with("*/");
                at += in_comment ? 1 : 2;
            } else if (rest.starts_with("//")) {
                break;
            } else if (rest.starts_with("/*")) {
                in_comment = true;
                at += 2;
            } else if (is_quote(line, at)) {
                kept += line.substr(at, 1) + line.substr(at, 1);
                at = after_quotes(line, at);
            } else {
                kept += line[at++];
            }
        }
        code.push_back(std::move(kept));
    }
    return code;
}

Source source_of(const std::string& path, const std::string& content) {
    Source source{path, {}, {}};
    std::istringstream text{content};
    for (std::string line; std::getline(text, line);) {
        if (const auto include = include_in(line, source.lines.size() + 1))
            source.includes.push_back(*include);
        source.lines.push_back(line);
    }
    return source;
}

const std::vector<Source>& sources() {
    return tree().sources;
}
const std::vector<std::string>& files() {
    return tree().files;
}
const std::vector<std::string>& folders() {
    return tree().folders;
}
std::filesystem::path top() {
    return SOURCES;
}

std::string text_of(const std::string& path) {
    std::ifstream file{top() / path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

bool within(std::string_view path, std::string_view folder) {
    return path == folder ||
           (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

}  // namespace architecture
