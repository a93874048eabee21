#include "hub/program/answer_line.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"

#include <iostream>

namespace program {

int run(const VolunteerAdd& options, const config::Environment& environment) {
    const OperatorLink hub = running_hub(options.hub, environment);
    const std::string answer =
        ask_hub(hub, "/operator/volunteer", write_volunteer(options.volunteer));
    std::cout << answer_line(answer, "id") << '\n';
    return 0;
}

}  // namespace program
