#pragma once

#include "adapters/redis/address.hpp"
#include "adapters/redis/codec.hpp"
#include "adapters/redis/settings.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/generic/stream_protocol.hpp>

#include <array>
#include <optional>
#include <string>

namespace redis {

// One socket to a server, and the codec. Throws boost::system::system_error; after that it has to
// be opened again.
class Wire {
public:
    explicit Wire(const boost::asio::any_io_executor& executor);

    boost::asio::awaitable<void> open(Address address);
    boost::asio::awaitable<void> write(std::string bytes);
    boost::asio::awaitable<void> fill();  // waits for more bytes; throws when the server hung up
    std::optional<Reply> take();          // the next reply among the bytes read

    // One command and its reply, with nothing else under way. An error reply is thrown.
    boost::asio::awaitable<Reply> ask(Command command);
    boost::asio::awaitable<void> log_in(
        const Settings& settings);  // AUTH, when there is a password, and the client's name
    void close() noexcept;

private:
    boost::asio::awaitable<void> connect_tcp(TcpAddress address);

    boost::asio::generic::stream_protocol::socket socket_;
    ReplyParser parser_;
    std::array<char, 65'536> bytes_{};
};

// The reply, unless it is an error: that is thrown with the code that its words mean.
Reply checked(Reply reply);

// "name:value" of an INFO reply; empty when it is not there.
std::string info_field(const std::string& info, const std::string& name);

}  // namespace redis
