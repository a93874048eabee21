#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

// Many WebSocket clients in one thread, on bare epoll, so that it costs less than any server it is
// held against. One of them, the source, sends; all others receive what it sent.
class Load {
public:
    explicit Load(std::uint16_t port);
    ~Load();
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    // The source first. Each waits for its handshake. Throws std::runtime_error when refused.
    void connect_source();
    void connect_receivers(std::size_t count);

    // `times` over: `burst` messages of `size` bytes in one write, until all have all of them.
    // Gives the number of deliveries. Throws when a connection closes, something else comes, or
    // nothing does for 30 s.
    std::uint64_t broadcast(std::size_t times, std::size_t burst, std::size_t size);

private:
    struct Receiver {
        int socket{-1};
        std::string part{};  // of a frame
    };

    int dial() const;
    std::size_t read(Receiver& receiver);
    std::size_t wait_for_some();

    std::uint16_t port_;
    int poll_;
    int source_{-1};
    std::vector<Receiver> receivers_{};
    std::vector<char> buffer_;
};

}  // namespace bench
