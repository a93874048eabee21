#include "tests/bench/peer.hpp"

#include <chrono>
#include <fstream>
#include <sched.h>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace bench {

namespace {

bool has_two_cores() {
    cpu_set_t cores;
    ::sched_getaffinity(0, sizeof cores, &cores);
    return CPU_ISSET(0, &cores) && CPU_ISSET(1, &cores);
}

std::vector<std::string> pinned(const std::vector<std::string>& command) {
    std::vector<std::string> whole{"/usr/bin/env"};
    if (has_two_cores()) whole = {"/usr/bin/taskset", "-c", "0"};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

std::string content_of(const std::string& path) {
    std::ifstream file(path);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string of_process(pid_t process, const char* file) {
    return content_of("/proc/" + std::to_string(process) + "/" + file);
}

}  // namespace

Peer::Peer(const std::vector<std::string>& command)
    : child_(pinned(command), "/", (folder_.path() / "output").string()) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    const std::string output = (folder_.path() / "output").string();
    std::string said;
    while (said.find('\n') == std::string::npos) {
        if (child_.ended_within(std::chrono::milliseconds{5}) ||
            std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error(command.front() + " does not start: " + content_of(output));
        said = content_of(output);
    }
    std::istringstream line(said);
    line >> port_ >> process_;
    if (!line) throw std::runtime_error(command.front() + " says: " + said);
}

double Peer::cpu_seconds() const {
    const std::string stat = of_process(process_, "stat");
    std::istringstream fields(stat.substr(stat.rfind(')') + 2));
    std::string passed;
    constexpr int before_times = 11;
    for (int i = 0; i < before_times; ++i) fields >> passed;
    double user = 0;
    double kernel = 0;
    fields >> user >> kernel;
    return (user + kernel) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double Peer::resident() const {
    std::istringstream fields(of_process(process_, "statm"));
    double whole = 0;
    double pages = 0;
    fields >> whole >> pages;
    return pages * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

void stand_aside() {
    if (!has_two_cores()) return;
    cpu_set_t second;
    CPU_ZERO(&second);
    CPU_SET(1, &second);
    ::sched_setaffinity(0, sizeof second, &second);
}

}  // namespace bench
