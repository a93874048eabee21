#pragma once

#include "tests/support/child.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace support {

// How the hub and Kannel reach each other in a test.
struct KannelOptions {
    std::uint16_t hub_port{};  // where the hub's webhooks are, on 127.0.0.1
    bool texts_by_get{};       // get-url in place of post-url
    int retry_seconds{1};      // between attempts to reach the hub
};

// A real Kannel (bearerbox and smsbox) with deploy/kannel/kannel.conf on free ports, in a folder of
// its own, connected to a simulated network. Serving when constructed; its processes and its folder
// go with it.
class Kannel {
public:
    explicit Kannel(KannelOptions options);
    ~Kannel();
    Kannel(const Kannel&) = delete;
    Kannel& operator=(const Kannel&) = delete;

    std::string sendsms() const;  // its URL
    std::uint16_t network_port() const { return ports_.network; }
    const std::string& folder() const { return folder_; }
    std::string log() const;  // what both programs said

    // One of the two programs, as a crash. What a supervisor does: whatever has ended is started
    // again; false when it does not come to serve.
    void kill_bearerbox();
    void kill_smsbox();
    bool revive();
    bool lives();  // both

    static constexpr const char* username = "aidhub";
    static constexpr const char* password = "change-me-password";
    static constexpr const char* secret = "change-me-secret";
    // Debian's fakesmsc, of kannel-extras.
    static constexpr const char* fakesmsc = "/usr/lib/kannel/test/fakesmsc";

private:
    struct Ports {
        std::uint16_t admin{};
        std::uint16_t smsbox{};
        std::uint16_t sendsms{};
        std::uint16_t network{};
    };

    static Ports free_ports();
    void write_configuration(const KannelOptions& options) const;
    bool start();
    bool start_smsbox();

    std::string folder_{};
    Ports ports_{};
    std::unique_ptr<Child> bearerbox_{};
    std::unique_ptr<Child> smsbox_{};
};

}  // namespace support
