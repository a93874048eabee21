#pragma once

#include "adapters/http/client.hpp"

#include <boost/asio/ip/address.hpp>

#include <optional>
#include <string>

namespace push {

// What a browser gives its page when it subscribes. Whoever has it can be told apart by it: kept
// like an address, never logged.
struct Subscription {
    std::string endpoint{};
    std::string p256dh{};  // the browser's public key, base64url
    std::string auth{};    // 16 bytes, base64url
};

// What is wrong with it, in a sentence for whoever sent it; nothing when it may be kept. The
// endpoint comes from outside and we will call it: it must be https on port 443 of a host with a
// name, at most 1,024 characters. `loopback_too` is for tests: http on any port of this machine.
std::optional<std::string> problem_with(const Subscription& subscription, bool loopback_too);

// May a push go to this address? Asked at connecting, whatever the name said when it was kept.
bool may_push_to(const boost::asio::ip::address& address, bool loopback_too);

// base64url, padded or not; nothing when it is none.
std::optional<std::string> bytes_of(std::string text);

}  // namespace push
