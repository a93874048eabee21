#pragma once

#include "config/problems.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace config {

struct Unfit {};  // a kind of value that no setting takes: a date, a list of lists

// What stands in a file for one key.
struct Entry {
    std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>, Unfit> value{};
    int line{};
};

// Keys with their sections: "http.port".
using Entries = std::map<std::string, Entry>;

// Reads TOML. Throws Problems when it is none.
Entries parse(std::string_view toml);

}  // namespace config
