#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace support {

// What happens to bytes on their way through. Chances are drawn for each piece that arrives from
// one side; connections do not wait for each other, so what they carry is reordered.
struct Weather {
    std::chrono::milliseconds least_delay{};
    std::chrono::milliseconds most_delay{};
    std::size_t at_once{};  // bytes passed on in one write; 0: as many as came
    double reset{};         // a piece from the client arrives, then both sides get a reset
    double half_close{};  // half of a piece arrives at the client, then only an end; its own words
                          // go nowhere
    bool holds{};         // nothing passes, no side is told
};

// Carries bytes of any kind between clients and one server, on a thread of its own, in the network
// namespace of whoever makes it. Calm until told otherwise.
class FaultProxy {
public:
    // `upstream` is "unix:/path" or "tcp://host:port". Listens on this address, on a free port.
    FaultProxy(const std::string& upstream,
               std::uint64_t seed,
               const std::string& address = "127.0.0.1");
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    std::uint16_t port() const;
    void become(const Weather& weather);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace support
