#include "adapters/phones/terminal.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"
#include "hub/program/run_here.hpp"

#include <boost/asio/io_context.hpp>

#include <iostream>
#include <unistd.h>

namespace program {

int run(const Phone& options, const config::Environment& environment) {
    const OperatorLink hub = running_hub(options.hub, environment);
    boost::asio::io_context loop{1};
    hub::PhoneNumber number{options.number};
    run_here(loop, phones::talk(hub.url, std::move(number), STDIN_FILENO, std::cout));
    return 0;
}

}  // namespace program
