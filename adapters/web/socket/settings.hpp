#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace web {

// What live connections may take. What happens when a bound is reached: README.md.
struct SocketSettings {
    // The pages that may connect, as browsers write them: "https://hub.example". Others get 403.
    std::vector<std::string> origins{};
    std::size_t max_connections{20'000};
    // Of one peer's address; those of `proxies` are not counted, because many people come through
    // them.
    std::size_t max_connections_per_address{100};
    std::vector<std::string> proxies{"127.0.0.1", "::1"};

    std::size_t max_queue{1024UL * 1024};              // bytes that wait to be sent to one
    std::size_t max_queue_of_strangers{256UL * 1024};  // to one who is not welcome() yet
    std::chrono::milliseconds queue_limit{15'000};     // for what waits longest
    std::chrono::milliseconds write_limit{10'000};     // without a byte taken
    int send_buffer{64 * 1024};  // bytes the kernel may hold (it doubles them)

    std::chrono::milliseconds ping_every{25'000};
    std::chrono::milliseconds pong_limit{8'000};
    std::chrono::milliseconds stranger_limit{10'000};  // to be welcome()
    std::chrono::milliseconds close_limit{5'000};      // for the other's goodbye

    // Faster than this a client is not read; who is faster for so long all the same is closed.
    double messages_per_second{20};
    double burst{60};
    std::chrono::milliseconds flood_limit{5'000};
    unsigned max_in_hand{4};  // texts of one connection that are being dealt with

    // How often all are looked at: what the limits above are exact to.
    std::chrono::milliseconds sweep_every{1'000};
};

}  // namespace web
