#pragma once

#include <boost/asio/ip/address.hpp>

namespace http {

// Is this an address of the public internet, by the registries of RFC 6890 and its successors?
// Loopback, private, link-local, shared, multicast, documentation and reserved ranges are not; an
// address that carries an IPv4 one inside (mapped, NAT64, 6to4) is what the inner one is.
bool is_public(const boost::asio::ip::address& address);

}  // namespace http
