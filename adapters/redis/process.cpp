#include "adapters/redis/process.hpp"

#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace redis {
namespace {

namespace asio = boost::asio;

constexpr int lock_place = 3;
constexpr int news_place = 4;
constexpr unsigned first_closed = 5;

[[noreturn]] void fail_with(int error, const std::string& what) {
    throw std::system_error(error, std::generic_category(), what);
}

int watch_of(pid_t number) {
    const long watch = ::syscall(SYS_pidfd_open, number, 0);
    if (watch < 0) fail_with(errno, "cannot watch process " + std::to_string(number));
    return static_cast<int>(watch);
}

// Between fork and exec only what is safe after a fork. `news` carries errno back when exec fails
// and closes when it goes.
[[noreturn]] void become(char* const* arguments, int lock, int news, pid_t parent) {
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    ::umask(0077);
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) ::_exit(1);
    // Asio's sockets are inherited unless closed: a child must not hold the hub's port.
    const int spare_lock = ::fcntl(lock, F_DUPFD, 16);
    const int spare_news = ::fcntl(news, F_DUPFD, 16);
    ::dup2(spare_lock, lock_place);
    ::dup2(spare_news, news_place);
    ::fcntl(news_place, F_SETFD, FD_CLOEXEC);
    ::syscall(SYS_close_range, first_closed, ~0U, 0);
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int standard = 0; standard <= 2; ++standard) ::dup2(nothing, standard);
    ::close(nothing);
    ::execvp(arguments[0], arguments);
    const int error = errno;
    const ssize_t told = ::write(news_place, &error, sizeof error);
    ::_exit(told > 0 ? 127 : 126);
}

}  // namespace

FolderLock::FolderLock(const std::filesystem::path& file)
    : file_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (file_ < 0) fail_with(errno, "cannot open " + file.string());
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(std::exchange(file_, -1));
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

FolderLock::~FolderLock() {
    if (file_ >= 0) ::close(file_);
}

Process::Process(const asio::any_io_executor& executor, pid_t number)
    : watch_(executor, watch_of(number)), number_(number) {}

asio::awaitable<void> Process::ended() {
    co_await watch_.async_wait(asio::posix::stream_descriptor::wait_read, asio::use_awaitable);
    ::waitpid(number_, nullptr, WNOHANG);  // not a child, or reaped already: no matter
}

void Process::signal(int number) {
    ::syscall(SYS_pidfd_send_signal, watch_.native_handle(), number, nullptr, 0);
}

pid_t start_process(std::vector<std::string> command, const FolderLock& lock) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (std::string& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);

    std::array<int, 2> news{};
    if (::pipe2(news.data(), O_CLOEXEC) != 0) fail_with(errno, "cannot make a pipe");
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) become(arguments.data(), lock.descriptor(), news[1], parent);
    const int fork_error = errno;
    ::close(news[1]);
    int error = 0;
    const ssize_t told = child > 0 ? ::read(news[0], &error, sizeof error) : 0;
    ::close(news[0]);
    if (child < 0) fail_with(fork_error, "cannot start " + command[0]);
    if (told > 0) {
        ::waitpid(child, nullptr, 0);
        fail_with(error, "cannot start " + command[0]);
    }
    return child;
}

}  // namespace redis
