#include "tests/end_to_end/two_nodes.hpp"

#include <filesystem>

namespace end_to_end {

TwoNodes::TwoNodes(const support::Variables& more) : settings_(served_by(gateway.sendsms())) {
    settings_["AIDHUB_REDIS_ADDRESS"] = redis.address();
    for (const auto& [name, value] : more) settings_[name] = value;
    one = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", data.path().string()}, settings_);
    for (const char* file : {"key", "canary"})
        std::filesystem::copy_file(data.path() / file, other_data.path() / file);
    start_other();
}

void TwoNodes::start_other() {
    other = std::make_unique<support::HubProcess>(
        std::vector<std::string>{"--data", other_data.path().string()}, settings_);
}

}  // namespace end_to_end
