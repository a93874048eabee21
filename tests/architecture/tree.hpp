#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// The sources as text, for tests that read them.
namespace architecture {

struct Include {
    std::size_t line{};
    std::string name{};  // "hub/domain/request.hpp"
    bool ours{};         // written in quotes
};

struct Source {
    std::string path{};  // from the top: "hub/domain/request.hpp"
    std::vector<std::string> lines{};
    std::vector<Include> includes{};

    bool is_header() const { return path.ends_with(".hpp"); }
    bool is_test() const { return path.starts_with("tests/"); }
    // The text without comments and without what stands between quotes, a line for each line.
    std::vector<std::string> code() const;
};

// A file by its text, as it is found in the tree or made up.
Source source_of(const std::string& path, const std::string& content);

// All *.hpp and *.cpp of the project, by path.
const std::vector<Source>& sources();
// All files of the project and its folders: without build/ and what begins with a dot.
const std::vector<std::string>& files();
const std::vector<std::string>& folders();
std::filesystem::path top();
std::string text_of(const std::string& path);

// "hub/domain" is within "hub/domain" and "hub", not within "hub/dom".
bool within(std::string_view path, std::string_view folder);

}  // namespace architecture
