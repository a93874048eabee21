#include "hub/program/commands.hpp"
#include "hub/program/log.hpp"
#include "hub/program/node.hpp"
#include "hub/program/run_here.hpp"

#include <boost/asio/io_context.hpp>

#include <iostream>
#include <utility>

namespace program {

int run(const Serve& options, const config::Environment& environment) {
    if (options.check_config) return run(CheckConfig{options.hub}, environment);
    config::Config config = load(options.hub, environment);
    if (options.demo) config.demo = true;
    if (options.port) config.http.port = *options.port;
    set_up_log(config.log);

    boost::asio::io_context loop{1};
    Node node{loop, std::move(config), [](const std::string& url) {
                  std::cout << "listening on " << url << std::endl;
              }};
    run_here(loop, node.run());
    return 0;
}

}  // namespace program
