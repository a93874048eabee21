#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>

#include <cstddef>
#include <string_view>

namespace http {

// A connection that carries bytes, in the clear or over TLS. Both throw system_error.
class Transport {
public:
    virtual ~Transport() = default;

    // All of them; `bytes` must stay where they are until it returns.
    virtual boost::asio::awaitable<void> write(std::string_view bytes) = 0;
    // At least one byte; 0 when the other side has ended in good order.
    virtual boost::asio::awaitable<std::size_t> read(boost::asio::mutable_buffer into) = 0;
};

}  // namespace http
