#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace redis {

// A lock on a file, held while the object lives and by children that inherit it.
class FolderLock {
public:
    FolderLock() = default;
    explicit FolderLock(const std::filesystem::path& file);  // not held when somebody else holds it
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

    bool held() const { return file_ >= 0; }
    int descriptor() const { return file_; }

private:
    int file_{-1};
};

// Another process, watched by a descriptor of the kernel: no SIGCHLD handler, and no mix-up when a
// number is used again.
class Process {
public:
    // Watches a process that runs already; it need not be a child. Throws std::system_error when
    // there is none.
    Process(const boost::asio::any_io_executor& executor, pid_t number);
    Process(Process&&) = default;
    Process& operator=(Process&&) = default;

    // Returns when the process has ended; a child is reaped. May be awaited by several.
    boost::asio::awaitable<void> ended();
    void signal(int number);  // not sent when it has ended
    pid_t number() const { return number_; }

private:
    boost::asio::posix::stream_descriptor watch_;
    pid_t number_;
};

// Starts a program, found by PATH, in a process group of its own. It gets SIGTERM when this process
// dies, and of our files only `lock`. Throws std::system_error when it cannot be started. To be
// called on the thread that lives as long as the process does: the kernel sends the signal when
// that thread ends.
pid_t start_process(std::vector<std::string> command, const FolderLock& lock);

}  // namespace redis
