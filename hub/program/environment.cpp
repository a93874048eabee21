#include "hub/program/environment.hpp"

#include <string_view>
#include <unistd.h>

namespace program {

config::Environment environment() {
    config::Environment variables;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view line{*entry};
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) continue;
        variables.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return variables;
}

}  // namespace program
