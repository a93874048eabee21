#include "hub/program/commands.hpp"

#include <iostream>

namespace program {

int run(const CheckConfig& options, const config::Environment& environment) {
    const config::Config config = load(options.hub, environment);
    for (const config::Setting& setting : config::describe(config)) {
        std::cout << setting.path << " = " << setting.value << '\n';
    }
    return 0;
}

}  // namespace program
