#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace support {

// A real redis-server on a Unix socket in a folder of its own, without persistence unless asked.
// Gone with the object.
class RedisServer {
public:
    // More arguments of redis-server, as {"--appendonly", "yes"}.
    explicit RedisServer(std::vector<std::string> arguments = {});
    // With its socket elsewhere, and started by another program: {"/usr/bin/env", "NAME=value"}.
    RedisServer(std::vector<std::string> arguments,
                std::filesystem::path socket,
                std::vector<std::string> launcher = {});
    ~RedisServer();
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;

    std::string address() const { return "unix:" + socket_.string(); }
    const std::filesystem::path& folder() const { return folder_; }
    pid_t process() const { return process_; }

    void launch();       // returns at once
    void start();        // returns when it answers
    void kill();         // at once, as a crash; returns when it is gone
    void pause() const;  // stopped, but its sockets stay
    void resume() const;
    std::string ask(const std::string& command)
        const;  // one inline command; the raw reply, read until it pauses

private:
    std::vector<std::string> launcher_;
    std::vector<std::string> arguments_;
    std::filesystem::path folder_;
    std::filesystem::path socket_;
    pid_t process_{-1};
};

// A TCP port of the loopback address that nobody uses at this moment.
std::string free_port();

// A new folder under the system's temporary one, removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace support
