#pragma once

#include "config/config.hpp"
#include "config/entries.hpp"
#include "config/visitor.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace config {

// Fills settings from a file's entries and the environment, and collects all that is wrong.
class Filler : public Visitor {
public:
    Filler(const Entries& entries, std::filesystem::path folder, const Environment& environment)
        : entries_(entries), folder_(std::move(folder)), environment_(environment) {}

    void text(std::string_view path, std::string& value) override;
    void choice(std::string_view path,
                std::string& value,
                const std::vector<std::string>& allowed) override;
    void texts(std::string_view path, std::vector<std::string>& values) override;
    void names(std::string_view path, std::vector<std::string>& values) override;
    void flag(std::string_view path, bool& value) override;
    void whole(std::string_view path, std::int64_t& value, Range range) override;
    void secret(std::string_view path, std::string& value) override;

    // To be asked last: what was given under keys that nobody asked for is a problem too.
    std::vector<Problem> finish();

private:
    struct Given {
        const Entry* entry{};           // of the file
        const std::string* variable{};  // of the environment: counts more
        std::string name{};             // of whichever it is, for problems
    };

    Given find(std::string_view path);
    void refuse(const Given& given, std::string sentence);
    void secret_from_file(const Given& named, std::string& value);

    const Entries& entries_;
    std::filesystem::path folder_;
    const Environment& environment_;
    std::set<std::string> asked_;  // keys and variables
    std::vector<Problem> problems_;
};

// "http.port" -> "AIDHUB_HTTP_PORT"
std::string variable_name(std::string_view path);

}  // namespace config
