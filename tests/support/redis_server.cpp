#include "tests/support/redis_server.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace support {
namespace {

std::filesystem::path new_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "aidhub-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), "mkdtemp");
    return name;
}

// Closes itself.
class Socket {
public:
    explicit Socket(const std::string& path)
        : file_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        const void* const raw = &address;
        connected_ = ::connect(file_, static_cast<const sockaddr*>(raw), sizeof address) == 0;
    }
    ~Socket() { ::close(file_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    bool connected() const { return connected_; }

    std::string ask(const std::string& command) const {
        const std::string line = command + "\r\n";
        if (::send(file_, line.data(), line.size(), MSG_NOSIGNAL) < 0) return {};
        std::string reply;
        std::array<char, 4096> bytes{};
        pollfd readable{.fd = file_, .events = POLLIN, .revents = 0};
        int patience = 5000;
        while (::poll(&readable, 1, patience) > 0) {
            const ssize_t size = ::recv(file_, bytes.data(), bytes.size(), 0);
            if (size <= 0) break;
            reply.append(bytes.data(), static_cast<std::size_t>(size));
            patience = 20;
        }
        return reply;
    }

private:
    int file_;
    bool connected_{};
};

}  // namespace

std::string free_port() {
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    void* const raw = &address;
    const bool found = ::bind(file, static_cast<const sockaddr*>(raw), size) == 0 &&
                       ::getsockname(file, static_cast<sockaddr*>(raw), &size) == 0;
    ::close(file);
    if (!found) throw std::system_error(errno, std::generic_category(), "no free port");
    return std::to_string(ntohs(address.sin_port));
}

TemporaryFolder::TemporaryFolder() : path_(new_folder()) {}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

RedisServer::RedisServer(std::vector<std::string> arguments)
    : arguments_(std::move(arguments)), folder_(new_folder()), socket_(folder_ / "redis.sock") {
    start();
}

RedisServer::RedisServer(std::vector<std::string> arguments,
                         std::filesystem::path socket,
                         std::vector<std::string> launcher)
    : launcher_(std::move(launcher)),
      arguments_(std::move(arguments)),
      folder_(new_folder()),
      socket_(std::move(socket)) {
    start();
}

RedisServer::~RedisServer() {
    kill();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void RedisServer::launch() {
    std::vector<std::string> all{"redis-server",
                                 "--port",
                                 "0",
                                 "--unixsocket",
                                 socket_.string(),
                                 "--dir",
                                 folder_.string(),
                                 "--save",
                                 "",
                                 "--logfile",
                                 (folder_ / "log").string()};
    all.insert(all.begin(), launcher_.begin(), launcher_.end());
    all.insert(all.end(), arguments_.begin(), arguments_.end());
    std::vector<char*> raw;
    for (std::string& argument : all) raw.push_back(argument.data());
    raw.push_back(nullptr);
    std::error_code ignored;
    std::filesystem::remove(socket_, ignored);
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::execvp(raw[0], raw.data());
        ::_exit(127);
    }
}

void RedisServer::start() {
    launch();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (std::chrono::steady_clock::now() < deadline) {
        const Socket wire(socket_.string());
        const std::string reply = wire.connected() ? wire.ask("PING") : std::string();
        if (reply.starts_with("+PONG") || reply.starts_with("-NOAUTH")) return;
        ::poll(nullptr, 0, 5);
    }
    throw std::runtime_error("redis-server does not start");
}

void RedisServer::kill() {
    if (process_ < 0) return;
    if (::waitpid(process_, nullptr, WNOHANG) == 0) {  // else whoever took it over has reaped it
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    process_ = -1;
}

void RedisServer::pause() const {
    ::kill(process_, SIGSTOP);
}

void RedisServer::resume() const {
    ::kill(process_, SIGCONT);
}

std::string RedisServer::ask(const std::string& command) const {
    return Socket(socket_.string()).ask(command);
}

}  // namespace support
