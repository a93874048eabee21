#pragma once

#include "tests/support/child.hpp"
#include "tests/support/redis_server.hpp"

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace bench {

// A server in a process of its own, on the first core when there are two. It says where it is as
// its first line: port and process.
class Peer {
public:
    // `command` begins with a program that is found along PATH. Throws when it does not start.
    explicit Peer(const std::vector<std::string>& command);

    std::uint16_t port() const { return port_; }
    double cpu_seconds() const;  // so far, of all its threads, in user space and the kernel
    double resident() const;     // bytes

private:
    support::TemporaryFolder folder_;
    support::Child child_;
    std::uint16_t port_{};
    pid_t process_{};
};

// This process' place: the second core, when there is one.
void stand_aside();

}  // namespace bench
