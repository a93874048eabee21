#include "tests/faults/network.hpp"

#include <array>
#include <cerrno>
#include <exception>
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace faults {

namespace {

constexpr const char* own = "/proc/thread-self/ns/net";

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

int open_own() {
    const int handle = ::open(own, O_RDONLY | O_CLOEXEC);
    if (handle < 0) fail(own);
    return handle;
}

// Runs in this thread's network.
void run_tool(std::vector<std::string> words) {
    std::vector<char*> raw;
    for (std::string& word : words) raw.push_back(word.data());
    raw.push_back(nullptr);
    std::array<char*, 1> no_variables{nullptr};
    pid_t tool = -1;
    const int failed =
        ::posix_spawn(&tool, raw[0], nullptr, nullptr, raw.data(), no_variables.data());
    int status = 0;
    if (failed == 0) ::waitpid(tool, &status, 0);
    if (failed == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    std::string line = words[0];
    for (std::size_t i = 1; i < words.size(); ++i) line += " " + words[i];
    throw std::runtime_error("this failed: " + line);
}

void ip(std::vector<std::string> words) {
    words.insert(words.begin(), "/usr/sbin/ip");
    run_tool(std::move(words));
}

void nft(const std::string& words) {
    run_tool({"/usr/sbin/nft", words});
}

}  // namespace

Network::Network() {
    const int before = open_own();
    if (::unshare(CLONE_NEWNET) != 0) {
        const int error = errno;
        ::close(before);
        throw std::system_error(error, std::generic_category(), "no network of its own");
    }
    handle_ = open_own();
    std::exception_ptr failure;
    try {
        ip({"link", "set", "lo", "up"});
        nft("add table inet faults");
        nft("add chain inet faults arriving { type filter hook input priority 0 ; }");
    } catch (...) {
        failure = std::current_exception();
    }
    const int back = ::setns(before, CLONE_NEWNET);
    ::close(before);
    if (failure || back != 0) ::close(handle_);
    if (failure) std::rethrow_exception(failure);
    if (back != 0) fail("back to the network before");
}

Network::~Network() {
    ::close(handle_);
}

std::string Network::path() const {
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(handle_);
}

void Network::cable(const Network& other,
                    const std::string& name,
                    const std::string& ours,
                    const std::string& theirs) const {
    {
        const Inside here{this};
        ip({"link", "add", name, "type", "veth", "peer", "name", name, "netns", other.path()});
        ip({"address", "add", ours + "/24", "dev", name});
        ip({"link", "set", name, "up"});
    }
    const Inside there{&other};
    ip({"address", "add", theirs + "/24", "dev", name});
    ip({"link", "set", name, "up"});
}

void Network::filter(const std::string& cable, const std::string& rule) const {
    const Inside here{this};
    nft("add rule inet faults arriving iifname " + cable + " " + rule);
}

void Network::pass_all() const {
    const Inside here{this};
    nft("flush chain inet faults arriving");
}

Inside::Inside(const Network* network) {
    if (network == nullptr) return;
    before_ = open_own();
    if (::setns(network->handle_, CLONE_NEWNET) != 0) fail("into the network");
}

Inside::~Inside() {
    if (before_ < 0) return;
    static_cast<void>(::setns(before_, CLONE_NEWNET));
    ::close(before_);
}

Networks::Networks() {
    hub.cable(redis, to_redis, "10.77.1.1", redis_address);
    hub.cable(gateway, to_gateway, hub_address, gateway_address);
}

std::string why_no_networks() {
    for (const char* tool : {"/usr/sbin/ip", "/usr/sbin/nft"}) {
        if (::access(tool, X_OK) != 0) return std::string{"there is no "} + tool;
    }
    try {
        const Networks networks;
        return {};
    } catch (const std::exception& failure) {
        return std::string{"networks cannot be made here: "} + failure.what();
    }
}

}  // namespace faults
