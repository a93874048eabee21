#pragma once

#include <chrono>
#include <string>
#include <sys/types.h>
#include <vector>

namespace support {

// A program that a test started, in a process group of its own. It dies with this object, and with
// the test.
class Child {
public:
    // `arguments` begin with the program's path. Output goes to the file `output`, which is
    // appended to.
    Child(std::vector<std::string> arguments, const std::string& folder, const std::string& output);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // Waits for its end, at most so long. True when it has ended.
    bool ended_within(std::chrono::milliseconds limit);
    // Of one that has ended: 128 and the signal's number when one ended it.
    int exit_code() const;

private:
    pid_t pid_{};
    int handle_{};
    bool ended_{};
    int status_{};
};

}  // namespace support
