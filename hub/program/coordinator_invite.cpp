#include "adapters/json/writer.hpp"
#include "hub/program/answer_line.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"

#include <iostream>

namespace program {

int run(const CoordinatorInvite& options, const config::Environment& environment) {
    json::Writer body;
    body.begin_object();
    body.name("name").text(options.name).name("number").text(options.number);
    body.name("role").text(options.role).name("channel").text(options.channel);
    body.name("group").text(options.group).end_object();
    const OperatorLink hub = running_hub(options.hub, environment);
    std::cout << answer_line(ask_hub(hub, "/operator/coordinator", body.take()), "link") << '\n';
    return 0;
}

}  // namespace program
