#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace http {

struct ServerSettings {
    std::string address{"127.0.0.1"};
    std::uint16_t port{8080};  // 0: any free one
    std::size_t max_header{8UL * 1024};
    std::size_t max_body{64UL * 1024};
    std::size_t max_connections{1000};
    // Of one peer's address; those of `proxies` are not counted, because many people come through
    // them.
    std::size_t max_connections_per_address{100};
    std::vector<std::string> proxies{"127.0.0.1", "::1"};
    // The names (with or without port) that a request's Host may be; empty: any well-formed one.
    // Others get 421.
    std::vector<std::string> hosts{};
    // For the whole header block; then the connection is closed.
    std::chrono::milliseconds header_limit{10'000};
    // For the whole body, and for sending the whole answer.
    std::chrono::milliseconds body_limit{30'000};
    std::chrono::milliseconds idle_limit{75'000};     // between two requests
    std::chrono::milliseconds handler_limit{60'000};  // for the handler; then 503
};

}  // namespace http
