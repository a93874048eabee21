#include "adapters/http/message.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"

#include <iostream>

namespace program {

int run(const Desk& options, const config::Environment& environment) {
    const OperatorLink hub = running_hub(options.hub, environment);
    std::cout << ask_hub(hub, "/operator/desk?group=" + http::percent_encode(options.group), "");
    return 0;
}

}  // namespace program
