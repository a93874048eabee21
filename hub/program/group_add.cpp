#include "hub/program/answer_line.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"

#include <iostream>

namespace program {

int run(const GroupAdd& options, const config::Environment& environment) {
    hub::AddGroup command;
    command.group.name = options.name;
    command.group.area.name = options.area;
    command.group.hub_numbers = options.hub_numbers;
    command.channel = options.channel;
    command.coordinator.reveal = options.coordinator;
    command.coordinator_number.reveal = options.coordinator_number;
    const OperatorLink hub = running_hub(options.hub, environment);
    std::cout << answer_line(ask_hub(hub, "/operator/group", write_group(command)), "id") << '\n';
    return 0;
}

}  // namespace program
