#include "config/config.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/target.hpp"

#include <string>

// The configuration file: all that is wrong is said with its place; what is in force, written down
// as it would stand in a file, is in force again.
namespace fuzz {

namespace {

// A secret's file could be any of this machine's, one that never ends among them.
bool names_foreign_files(std::string_view toml) {
    return toml.find("file") != std::string_view::npos &&
           toml.find_first_of("/\\") != std::string_view::npos;
}

std::string as_file(const std::vector<config::Setting>& settings) {
    std::string toml;
    for (const config::Setting& setting : settings) {
        if (!setting.path.ends_with("_file")) toml += setting.path + " = " + setting.value + "\n";
    }
    return toml;
}

}  // namespace

void look_at(std::string_view bytes) {
    if (names_foreign_files(bytes)) return;
    try {
        const config::Config config = config::load_text(bytes, scratch_folder(), {});
        const auto settings = config::describe(config);
        const std::string written = as_file(settings);
        const config::Config again = config::load_text(written, scratch_folder(), {});
        require(as_file(config::describe(again)) == written, "settings are read alike again");
    } catch (const config::Problems& problems) {
        require(!problems.all.empty(), "a refusal says what is wrong");
        for (const config::Problem& problem : problems.all)
            require(!problem.sentence.empty() && problem.line >= 0, "a problem has its sentence");
    }
}

}  // namespace fuzz
