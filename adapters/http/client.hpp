#pragma once

#include "adapters/http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace http {

// Where a request goes, read out of "http://host:port/path?query". No TLS: that ends at the proxy
// (decision 0010).
struct Url {
    std::string host{};
    std::string port{"80"};
    std::string target{"/"};
};

// Nothing but http, a host, a port and a target without credentials or fragment is taken; throws
// std::invalid_argument.
Url parse_url(const std::string& written);

struct ClientSettings {
    std::chrono::milliseconds limit{5000};  // for everything together
    std::size_t max_body{64UL * 1024};
};

// How far a request got, for callers to whom that matters.
enum class Progress { not_sent, sent };

class ClientError : public std::runtime_error {
public:
    ClientError(Progress how_far, const std::string& what)
        : std::runtime_error(what), progress(how_far) {}
    Progress progress;  // `sent`: at least a byte left, so the other side may have acted
};

// One request on a connection of its own. Redirects are not followed. Throws ClientError; when
// cancelled, system_error.
boost::asio::awaitable<Response> send(Url url, Request request, ClientSettings settings);

}  // namespace http
