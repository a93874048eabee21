#include "adapters/redis/wire.hpp"

#include "adapters/redis/error.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <string_view>
#include <utility>

namespace redis {

namespace asio = boost::asio;
using asio::use_awaitable;

Wire::Wire(const asio::any_io_executor& executor) : socket_(executor) {}

asio::awaitable<void> Wire::open(Address address) {
    close();
    parser_ = ReplyParser();
    if (const auto* remote = std::get_if<TcpAddress>(&address)) {
        co_await connect_tcp(*remote);
        co_return;
    }
    const asio::local::stream_protocol::endpoint local(std::get<UnixAddress>(address).path);
    co_await socket_.async_connect(local, use_awaitable);
}

asio::awaitable<void> Wire::connect_tcp(TcpAddress address) {
    asio::ip::tcp::resolver resolver(socket_.get_executor());
    const auto found = co_await resolver.async_resolve(address.host, address.port, use_awaitable);
    boost::system::error_code error = asio::error::host_not_found;
    for (const auto& entry : found) {
        close();
        const asio::ip::tcp::endpoint endpoint = entry.endpoint();
        co_await socket_.async_connect(endpoint, asio::redirect_error(use_awaitable, error));
        if (!error) break;
    }
    if (error) throw boost::system::system_error(error);
    socket_.set_option(asio::ip::tcp::no_delay(true));
    socket_.set_option(asio::socket_base::keep_alive(true));
}

asio::awaitable<void> Wire::write(std::string bytes) {
    co_await asio::async_write(socket_, asio::buffer(bytes), use_awaitable);
}

asio::awaitable<void> Wire::fill() {
    const std::size_t size = co_await socket_.async_read_some(asio::buffer(bytes_), use_awaitable);
    parser_.feed(std::string_view(bytes_.data(), size));
}

std::optional<Reply> Wire::take() {
    return parser_.next();
}

asio::awaitable<Reply> Wire::ask(Command command) {
    co_await write(encode(command));
    for (;;) {
        auto reply = take();
        if (reply) co_return checked(*std::move(reply));
        co_await fill();
    }
}

asio::awaitable<void> Wire::log_in(const Settings& settings) {
    if (!settings.password.empty()) {
        Command command{"AUTH"};
        if (!settings.user.empty()) command.push_back(settings.user);
        command.push_back(settings.password);
        co_await ask(std::move(command));
    }
    Command name{"CLIENT", "SETNAME", settings.client_name};
    co_await ask(std::move(name));
}

void Wire::close() noexcept {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

Reply checked(Reply reply) {
    if (reply.kind == Reply::Kind::error) fail(classify(reply.text), reply.text.substr(0, 200));
    return reply;
}

std::string info_field(const std::string& info, const std::string& name) {
    const std::string line = "\n" + name + ":";
    const std::size_t at = info.find(line);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + line.size();
    return info.substr(begin, info.find_first_of("\r\n", begin) - begin);
}

}  // namespace redis
