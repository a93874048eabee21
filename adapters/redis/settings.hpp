#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace redis {

// How to reach a server, and how long to wait for it.
struct Settings {
    std::string address{};   // "unix:/path" or "tcp://host:port"
    std::string user{};      // empty: the default user
    std::string password{};  // empty: no AUTH
    std::string client_name{"aidhub"};

    std::chrono::milliseconds command_limit{
        800};  // waiting for a connection and for the answer together
    std::chrono::milliseconds connect_limit{
        2000};                               // resolving, connecting and the handshake together
    std::size_t in_flight_commands{10'000};  // above: thrown at once as `overloaded`
    std::size_t in_flight_bytes{16 << 20};

    std::chrono::milliseconds backoff_least{
        50};  // full jitter between nothing and this, doubling with each failure
    std::chrono::milliseconds backoff_most{2000};

    std::chrono::milliseconds bell_ping_every{10'000};
    std::chrono::milliseconds bell_ping_limit{5000};

    bool allow_data_loss{};  // start although the server would lose acknowledged writes
};

// The server that the hub starts for itself.
struct ServerSettings {
    std::filesystem::path data{};  // the hub's data folder; the server's is "redis" in it
    std::string program{"redis-server"};
    std::size_t max_memory{std::size_t{512} << 20};  // bytes
    std::chrono::milliseconds start_limit{10'000};   // until it answers, loading included
    std::chrono::milliseconds stop_limit{10'000};    // then it is killed
    std::chrono::milliseconds backoff_least{50};
    std::chrono::milliseconds backoff_most{2000};
};

}  // namespace redis
