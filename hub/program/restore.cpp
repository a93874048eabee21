#include "hub/program/restore.hpp"

#include "hub/program/commands.hpp"
#include "hub/program/folders.hpp"

#include <iostream>

namespace program {

int run(const Restore& options, const config::Environment& environment) {
    const Folders folders = resolve(load(options.hub, environment).folders, environment);
    prepare_data(folders.data);
    std::optional<std::filesystem::path> stops;
    if (options.stops) stops = *options.stops;
    restore_backup(options.file, folders.data, stops);
    std::cout << "restored into " << folders.data.string() << '\n';
    if (!std::filesystem::exists(folders.data / "key")) {
        std::cout << "before the hub is started, put the key file of the lost hub there: "
                  << (folders.data / "key").string()
                  << " (mode 0600); without it nothing personal can be read\n";
    }
    if (!stops) std::cout << "without --stops, a STOP that came after the backup is forgotten\n";
    return 0;
}

}  // namespace program
