#include "tests/end_to_end/two_nodes.hpp"

#include <filesystem>

namespace end_to_end {

TwoNodes::TwoNodes(const support::Variables& more) {
    support::Variables settings = served_by(gateway.sendsms());
    settings["AIDHUB_REDIS_ADDRESS"] = redis.address();
    for (const auto& [name, value] : more) settings[name] = value;
    one = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", data.path().string()}, settings);
    for (const char* file : {"key", "canary"})
        std::filesystem::copy_file(data.path() / file, other_data.path() / file);
    other = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", other_data.path().string()}, settings);
}

}  // namespace end_to_end
