#pragma once

#include <boost/asio/ip/tcp.hpp>

#include <string>

namespace http {

// Who goes on with a connection when it stops being HTTP (101 Switching Protocols). Outlives the
// server.
class Takeover {
public:
    virtual ~Takeover() = default;
    // Called once the answer has left. The connection is no longer the server's: neither its
    // limits nor its draining concern it. `read_ahead`: what had come behind the request, at most
    // ServerSettings::max_header bytes.
    virtual void take(boost::asio::ip::tcp::socket socket, std::string read_ahead) = 0;
};

}  // namespace http
