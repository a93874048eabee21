#include "hub/program/commands.hpp"

#include <iostream>

namespace program {

int run(const Version& /*options*/, const config::Environment& /*environment*/) {
    std::cout << "aidhub " << AIDHUB_VERSION << '\n';
    return 0;
}

}  // namespace program
