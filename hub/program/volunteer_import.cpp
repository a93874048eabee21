#include "hub/program/answer_line.hpp"
#include "hub/program/commands.hpp"
#include "hub/program/operator_client.hpp"
#include "hub/program/whole_file.hpp"

#include <iostream>

namespace program {

int run(const VolunteerImport& options, const config::Environment& environment) {
    const OperatorLink hub = running_hub(options.hub, environment);
    const std::string target = "/operator/volunteers?channel=" + options.channel +
                               "&group=" + http::percent_encode(options.group);
    const std::string answer = ask_hub(hub, target, read_whole(options.file));
    std::cout << answer_line(answer, "added") << " volunteers added, as approved by the group\n";
    return 0;
}

}  // namespace program
