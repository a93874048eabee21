// The same broadcast on Beast's own websocket::stream, as one would write it: a payload shared by
// all, a queue for each connection, one write after the other.
#include "tests/bench/open_files.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <chrono>
#include <cstdio>
#include <deque>
#include <list>
#include <memory>
#include <string>
#include <unistd.h>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using Shared = std::shared_ptr<const std::string>;

namespace {

class Connection;
std::list<Connection*> audience;

// Lives until the process ends: this is a measurement, in which nobody leaves.
class Connection {
public:
    explicit Connection(tcp::socket socket) : stream_(std::move(socket)) {
        websocket::permessage_deflate none;
        none.server_enable = false;
        stream_.set_option(none);
        stream_.auto_fragment(false);
        stream_.write_buffer_bytes(512);
        stream_.set_option(websocket::stream_base::timeout{
            std::chrono::seconds{30}, websocket::stream_base::none(), false});
        stream_.set_option(websocket::stream_base::decorator([](websocket::response_type& answer) {
            answer.set(beast::http::field::sec_websocket_protocol, "aidhub.v1");
        }));
        stream_.text(true);
    }

    void begin() {
        stream_.async_accept([this](const beast::error_code& error) {
            if (error) return;
            place_ = audience.insert(audience.end(), this);
            read();
        });
    }

    void send(const Shared& text) {
        queue_.push_back(text);
        if (queue_.size() == 1) write();
    }

private:
    void read() {
        stream_.async_read(buffer_, [this](const beast::error_code& error, std::size_t) {
            if (error) return leave();
            leave();  // who speaks does not hear itself
            const auto text =
                std::make_shared<const std::string>(beast::buffers_to_string(buffer_.data()));
            buffer_.consume(buffer_.size());
            for (Connection* one : audience) one->send(text);
            read();
        });
    }

    void write() {
        stream_.async_write(asio::buffer(*queue_.front()),
                            [this](const beast::error_code& error, std::size_t) {
                                if (error) return leave();
                                queue_.pop_front();
                                if (!queue_.empty()) write();
                            });
    }

    void leave() {
        if (place_ != audience.end()) audience.erase(place_);
        place_ = audience.end();
    }

    websocket::stream<tcp::socket, false> stream_;
    beast::flat_buffer buffer_{};
    std::deque<Shared> queue_{};
    std::list<Connection*>::iterator place_{audience.end()};
};

void accept(tcp::acceptor& acceptor, std::list<Connection>& all) {
    acceptor.async_accept([&](const beast::error_code& error, tcp::socket socket) {
        if (!error) {
            beast::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            all.emplace_back(std::move(socket));
            all.back().begin();
        }
        accept(acceptor, all);
    });
}

}  // namespace

int main() {
    bench::open_many_files();
    std::list<Connection> all;
    asio::io_context loop{1};
    tcp::acceptor acceptor(loop, {asio::ip::address_v4::loopback(), 0});
    accept(acceptor, all);
    std::printf("%d %d\n", acceptor.local_endpoint().port(), ::getpid());
    std::fflush(stdout);
    loop.run();
}
