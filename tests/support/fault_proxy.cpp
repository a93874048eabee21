#include "tests/support/fault_proxy.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"
#include "adapters/redis/address.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <random>
#include <thread>
#include <utility>
#include <variant>

namespace support {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Socket = asio::generic::stream_protocol::socket;

constexpr std::chrono::milliseconds between_looks{20};

Socket::endpoint_type endpoint_of(const std::string& written) {
    const redis::Address address = redis::parse_address(written);
    if (const auto* local = std::get_if<redis::UnixAddress>(&address))
        return asio::local::stream_protocol::endpoint(local->path);
    const auto& remote = std::get<redis::TcpAddress>(address);
    return tcp::endpoint(asio::ip::make_address(remote.host),
                         static_cast<std::uint16_t>(std::stoi(remote.port)));
}

// The weather and its chances. Used on the proxy's thread only.
class Sky {
public:
    explicit Sky(std::uint64_t seed) : random_(seed) {}

    Weather weather{};

    bool falls(double chance) { return std::uniform_real_distribution<>{}(random_) < chance; }
    std::chrono::milliseconds delay() {
        return std::chrono::milliseconds{std::uniform_int_distribution<std::int64_t>{
            weather.least_delay.count(), weather.most_delay.count()}(random_)};
    }

private:
    std::mt19937_64 random_;
};

void reset(Socket& socket) {
    boost::system::error_code gone;
    socket.set_option(asio::socket_base::linger(true, 0), gone);
    socket.close(gone);
}

// One connection.
class Carried {
public:
    Carried(Sky& sky, Socket client, Socket server)
        : sky_(sky), client_(std::move(client)), server_(std::move(server)) {}

    asio::awaitable<void> carry() {
        try {
            co_await async::first_of(questions(), answers());
        } catch (const boost::system::system_error&) {
            // One side is gone: so is the other, below.
        }
        if (reset_) {
            reset(client_);
            reset(server_);
        }
    }

private:
    asio::awaitable<void> questions() {
        std::array<char, 65'536> bytes{};
        for (;;) {
            const std::size_t size =
                co_await client_.async_read_some(asio::buffer(bytes), asio::use_awaitable);
            if (half_closed_) continue;
            co_await pass(server_, bytes.data(), size);
            reset_ = sky_.falls(sky_.weather.reset);
            if (reset_) co_return;
        }
    }

    asio::awaitable<void> answers() {
        std::array<char, 65'536> bytes{};
        for (;;) {
            const std::size_t size =
                co_await server_.async_read_some(asio::buffer(bytes), asio::use_awaitable);
            if (half_closed_) continue;
            half_closed_ = sky_.falls(sky_.weather.half_close);
            co_await pass(client_, bytes.data(), half_closed_ ? size / 2 : size);
            if (half_closed_) client_.shutdown(Socket::shutdown_send);
        }
    }

    asio::awaitable<void> pass(Socket& to, const char* bytes, std::size_t size) {
        co_await async::pause(sky_.delay());
        while (sky_.weather.holds) co_await async::pause(between_looks);
        const std::size_t step = sky_.weather.at_once == 0 ? size : sky_.weather.at_once;
        for (std::size_t at = 0; at < size; at += step) {
            const std::size_t now = std::min(step, size - at);
            co_await asio::async_write(to, asio::buffer(bytes + at, now), asio::use_awaitable);
        }
    }

    Sky& sky_;
    Socket client_;
    Socket server_;
    bool reset_{};
    bool half_closed_{};
};

}  // namespace

struct FaultProxy::Parts {
    Parts(const std::string& to, std::uint64_t seed, const std::string& address)
        : upstream(endpoint_of(to)),
          sky(seed),
          acceptor(loop, tcp::endpoint(asio::ip::make_address(address), 0)),
          tasks(loop.get_executor(), [](const std::string&, std::exception_ptr) {}) {
        tasks.spawn("accept", accept());
    }

    asio::awaitable<void> accept() {
        for (;;) {
            tcp::socket client = co_await acceptor.async_accept(asio::use_awaitable);
            client.set_option(tcp::no_delay(true));
            tasks.spawn("connection", serve(std::move(client)));
        }
    }

    // Who cannot be reached is reached no better through a proxy: the client is dropped.
    asio::awaitable<void> serve(Socket client) {
        Socket server(loop);
        co_await server.async_connect(upstream, asio::use_awaitable);
        Carried connection(sky, std::move(client), std::move(server));
        co_await connection.carry();
    }

    Socket::endpoint_type upstream;
    Sky sky;
    asio::io_context loop{1};
    tcp::acceptor acceptor;
    async::TaskGroup tasks;
    std::thread thread;
};

FaultProxy::FaultProxy(const std::string& upstream, std::uint64_t seed, const std::string& address)
    : parts_(std::make_unique<Parts>(upstream, seed, address)) {
    parts_->thread = std::thread([this] { parts_->loop.run(); });
}

FaultProxy::~FaultProxy() {
    asio::post(parts_->loop, [this] { parts_->tasks.cancel(); });
    parts_->thread.join();
    run(parts_->loop, parts_->tasks.finished());
}

std::uint16_t FaultProxy::port() const {
    return parts_->acceptor.local_endpoint().port();
}

void FaultProxy::become(const Weather& weather) {
    asio::post(parts_->loop, [this, weather] { parts_->sky.weather = weather; });
}

}  // namespace support
