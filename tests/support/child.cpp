#include "tests/support/child.hpp"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace support {

namespace {

// Between fork and exec: only calls that are allowed there.
[[noreturn]] void become(char* const* arguments, const char* folder, int output, pid_t parent) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const bool orphan = ::getppid() != parent;
    if (orphan || ::chdir(folder) != 0 || ::dup2(output, 1) < 0 || ::dup2(output, 2) < 0)
        ::_exit(126);
    ::syscall(SYS_close_range, 3U, ~0U, 0U);  // Asio's sockets are inherited otherwise
    ::execv(arguments[0], arguments);
    ::_exit(127);
}

}  // namespace

Child::Child(std::vector<std::string> arguments,
             const std::string& folder,
             const std::string& output) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) throw std::system_error(errno, std::generic_category(), output);
    const pid_t parent = ::getpid();
    pid_ = ::fork();
    if (pid_ == 0) become(pointers.data(), folder.c_str(), file, parent);
    const int error = errno;
    ::close(file);
    if (pid_ < 0) throw std::system_error(error, std::generic_category(), "fork");
    handle_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
}

Child::~Child() {
    ::kill(-pid_, SIGKILL);
    if (!ended_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    if (handle_ >= 0) ::close(handle_);
}

bool Child::ended_within(std::chrono::milliseconds limit) {
    if (ended_) return true;
    pollfd waiting{handle_, POLLIN, 0};
    ::poll(&waiting, 1, static_cast<int>(limit.count()));
    ended_ = ::waitpid(pid_, &status_, WNOHANG) == pid_;
    return ended_;
}

int Child::exit_code() const {
    constexpr int by_signal = 128;
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : by_signal + WTERMSIG(status_);
}

}  // namespace support
