#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace support {

// Where a hub's life is to end: at its n-th exchange, before the other side saw the question or
// after it acted on it; either way the hub never hears the answer.
struct Cut {
    enum class Side { before, after };
    std::size_t exchange{};  // from 1
    Side side{Side::before};
};

// One message as the gateway took it. A text in several parts is one message.
struct GatewayMessage {
    std::string to{};
    std::map<int, std::string> parts{};  // what arrived, by number from 1
    int announced{};                     // how many parts there are
    int hand_overs{};                    // of the part that came most often

    bool whole() const { return static_cast<int>(parts.size()) == announced; }
    std::string text() const;
};

// Stands between a hub, its Redis and its SMS gateway, which it plays itself by Kannel's contract.
// It counts the exchanges that change something: commits, appends to and removals from the inbox,
// and texts. At the cut it kills the hub with SIGKILL. It runs on a thread of its own, so that
// tests may wait as they like.
class SeveringProxy {
public:
    explicit SeveringProxy(const std::filesystem::path& redis_socket);
    ~SeveringProxy();
    SeveringProxy(const SeveringProxy&) = delete;
    SeveringProxy& operator=(const SeveringProxy&) = delete;

    std::string redis() const;    // redis.address of the hub's settings
    std::string sendsms() const;  // kannel.sendsms

    // Counts from now on, and cuts where told.
    void watch(pid_t hub, std::optional<Cut> cut);
    std::size_t exchanges() const;
    bool has_cut() const;
    std::map<std::string, GatewayMessage> messages() const;  // by the message's id
    std::vector<std::string> complaints() const;             // what a strict gateway refused

    static constexpr const char* username = "aidhub";
    static constexpr const char* password = "a-gateway-password";
    static constexpr const char* secret = "a-webhook-secret-0123";

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace support
