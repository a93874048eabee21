#pragma once

#include "tests/support/redis_server.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace support {

using Variables = std::map<std::string, std::string>;

// What a command of aidhub's came to. `code` is 128 and the signal's number when one ended it.
struct Outcome {
    int code{};
    std::string out{};
    std::string err{};
};

// One run of the real program, in a process group of its own. It dies with this object, and with
// the test; so does whatever it had started.
class Program {
public:
    // `arguments` follow the program's name. Of this process' environment all but AIDHUB_* is
    // handed on, `variables` added.
    Program(std::vector<std::string> arguments, const Variables& variables);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    pid_t process() const { return process_; }
    std::string out() const;  // so far
    std::string err() const;

    void signal(int number);
    // Nothing when it still runs then.
    std::optional<int> exit_code(std::chrono::milliseconds limit);
    // Processes that this one had started before it was signalled and that still run after `limit`,
    // as their names; empty as soon as there are none.
    std::vector<std::string> left_behind(std::chrono::milliseconds limit = std::chrono::seconds{
                                             20}) const;

private:
    // A process by number and birth: numbers come again.
    struct Started {
        pid_t number{};
        std::string birth{};
    };

    void remember_children();

    TemporaryFolder folder_;
    pid_t process_{-1};
    std::optional<int> code_;
    std::vector<Started> started_;
};

// Runs a command to its end: `aidhub group add ...`. Throws when it takes longer than `limit`.
Outcome run_aidhub(std::vector<std::string> arguments,
                   const Variables& variables = {},
                   std::chrono::seconds limit = std::chrono::seconds{60});

// Looks every few milliseconds whether it holds; false when it does not in time.
template <class Condition>
bool comes_true(Condition&& condition, std::chrono::milliseconds limit = std::chrono::seconds{30});

void a_moment();  // between two looks

template <class Condition>
bool comes_true(Condition&& condition, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= deadline) return false;
        a_moment();
    }
    return true;
}

}  // namespace support
