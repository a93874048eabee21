#pragma once

#include "tests/end_to_end/street.hpp"
#include "tests/support/redis_server.hpp"

#include <memory>
#include <string>

namespace end_to_end {

// Two nodes of one hub: one Redis, one key file, one gateway. The group is added by the test.
class TwoNodes {
public:
    explicit TwoNodes(const support::Variables& more = {});

    Gateway gateway{};
    support::RedisServer redis{
        {"--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"}};
    support::TemporaryFolder data{};
    support::TemporaryFolder other_data{};
    std::unique_ptr<support::HubProcess> one{};
    std::unique_ptr<support::HubProcess> other{};

    // Of the other one, which was killed: it comes back on another port.
    void start_other();

    SmsPhone phone(const std::string& number) { return {gateway, number}; }
    double metric(const std::string& name, const std::string& label) const {
        return one->metric(name, label) + other->metric(name, label);
    }

private:
    support::Variables settings_{};
};

}  // namespace end_to_end
