#pragma once

#include "adapters/http/transport.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <string>

namespace http {

// TLS 1.2 or newer over a connected socket (decision 0022). The certificate must be valid now, be
// signed by an authority of the system's store, or, when `ca_file` is not empty, of that PEM file
// alone, and name `host`. Until this returns no byte of a request has left: throws ClientError
// that says `not_sent`, or system_error when the connection breaks or is cancelled.
boost::asio::awaitable<std::unique_ptr<Transport>> secured(boost::asio::ip::tcp::socket socket,
                                                           std::string host,
                                                           std::string ca_file);

}  // namespace http
