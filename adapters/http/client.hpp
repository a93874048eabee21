#pragma once

#include "adapters/http/message.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>

namespace http {

// Where a request goes, read out of "http://host:port/path?query" or "https://...".
struct Url {
    std::string host{};
    std::string port{"80"};
    std::string target{"/"};
    bool tls{};
};

// Nothing but http or https, a host, a port and a target without credentials or fragment is taken;
// throws std::invalid_argument.
Url parse_url(const std::string& written);

struct ClientSettings {
    std::chrono::milliseconds limit{5000};  // for everything together
    std::size_t max_body{64UL * 1024};
    // For https: a PEM file with the authorities to trust in; empty: the system's.
    std::string ca_file{};
    // Asked about every address that the host's name stands for, at connecting; only those that it
    // takes are tried. Empty: all.
    std::function<bool(const boost::asio::ip::address&)> allow_address{};
};

// How far a request got, for callers to whom that matters.
enum class Progress { not_sent, sent };

class ClientError : public std::runtime_error {
public:
    ClientError(Progress how_far, const std::string& what)
        : std::runtime_error(what), progress(how_far) {}
    Progress progress;  // `sent`: at least a byte left, so the other side may have acted
};

// None of the host's addresses may be connected to.
class AddressRefused : public ClientError {
public:
    AddressRefused() : ClientError(Progress::not_sent, "the host's address is not allowed") {}
};

// One request on a connection of its own. Redirects are not followed, nothing is decompressed.
// Throws ClientError, also when the other side's certificate is not good; when cancelled,
// system_error.
boost::asio::awaitable<Response> send(Url url, Request request, ClientSettings settings);

}  // namespace http
