#include "hub/program/machine.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace program {

namespace {

std::filesystem::path made(const std::filesystem::path& data) {
    prepare_data(data);
    return data;
}

// A key file that does not belong to the data would seal what nobody can open again, and open
// nothing.
void check_canary(vault::SodiumVault& vault, const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string canary;
    if (!(in >> canary)) {
        std::ofstream(file) << vault.canary() << '\n';
    } else if (!vault.opens(canary)) {
        throw std::runtime_error("the key file does not belong to the data in " +
                                 file.parent_path().string() +
                                 ": put the right one back, or nothing personal can be read");
    }
}

}  // namespace

Machine::Machine(config::Config settings, const config::Environment& environment)
    : config(std::move(settings)),
      folders(resolve(config.folders, environment)),
      key(made(folders.data) / "key"),
      vault(key),
      languages(config::load_languages(folders.languages)),
      places(folders.places / "gb-postcode-centres.csv"),
      ledger(folders.data / "stops.log"),
      ids(clock, random),
      alarm(measures),
      node{ids.next()} {
    check_canary(vault, folders.data / "canary");
}

}  // namespace program
