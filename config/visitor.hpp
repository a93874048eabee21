#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace config {

// Walks over every setting there is. One walk (config/sections.cpp) serves for reading a file, for
// overriding from the environment and for telling what is in force, so that no setting can be
// forgotten by one of them.
class Visitor {
public:
    struct Range {
        std::int64_t low{};
        std::int64_t high{};
    };

    virtual ~Visitor() = default;

    virtual void text(std::string_view path, std::string& value) = 0;
    virtual void choice(std::string_view path,
                        std::string& value,
                        const std::vector<std::string>& allowed) = 0;
    virtual void texts(std::string_view path, std::vector<std::string>& values) = 0;
    // At least one, each fit for an id (hub/domain/ids.hpp).
    virtual void names(std::string_view path, std::vector<std::string>& values) = 0;
    virtual void flag(std::string_view path, bool& value) = 0;
    virtual void whole(std::string_view path, std::int64_t& value, Range range) = 0;
    // Never in the file: from the environment, or from a file that `path`_file names.
    virtual void secret(std::string_view path, std::string& value) = 0;

    template <class Whole>
    void number(std::string_view path, Whole& value, Range range) {
        auto wide = static_cast<std::int64_t>(value);
        whole(path, wide, range);
        value = static_cast<Whole>(wide);
    }
    // The key names the unit: "http.idle_limit_ms".
    template <class Representation, class Period>
    void duration(std::string_view path,
                  std::chrono::duration<Representation, Period>& value,
                  Range range) {
        auto count = static_cast<std::int64_t>(value.count());
        whole(path, count, range);
        value = std::chrono::duration<Representation, Period>{static_cast<Representation>(count)};
    }
};

}  // namespace config
