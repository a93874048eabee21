#include "hub/program/machine.hpp"

#include "hub/program/whole_file.hpp"

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

// The same after every start on this data folder, so that a node that comes back holds its own
// leases and claims at once instead of waiting until they end.
hub::NodeId node_of(const std::filesystem::path& file, hub::Ids& ids) {
    if (!std::filesystem::exists(file)) write_whole(file, ids.next() + "\n");
    std::string name = read_whole(file);
    while (!name.empty() && name.back() == '\n') name.pop_back();
    if (!hub::is_well_formed(name)) {
        throw std::runtime_error(file.string() +
                                 " does not hold the name of a node: remove it, a new one is made");
    }
    return {std::move(name)};
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
      secrets(vault::fingerprint_key(key), pool),
      node(node_of(folders.data / "node", ids)) {
    check_canary(vault, folders.data / "canary");
}

}  // namespace program
