#pragma once

#include "adapters/web/socket/live_door.hpp"
#include "tests/unit/adapters/http/serving.hpp"
#include "tests/unit/adapters/web/socket/client_frames.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Live connections on a loop of the test's own, and their other ends.
namespace live {

namespace asio = boost::asio;

inline const std::string origin = "https://app.example";

inline std::string upgrade_request(const std::string& target = "/live",
                                   const std::string& from = origin) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n" +
           "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: aidhub.v1\r\n" +
           "Origin: " + from + "\r\n\r\n";
}

// Remembers what happens, and holds texts back when told to.
class Desk final : public web::Reception {
public:
    std::unique_ptr<web::Listener> opened(web::Socket& socket) override {
        sockets.push_back(&socket);
        if (welcomes) socket.welcome();
        return std::make_unique<One>(*this, socket);
    }

    std::vector<web::Socket*> sockets{};  // those that are open
    std::vector<std::string> heard{};
    std::vector<web::Received> held{};
    std::size_t closed{};
    bool welcomes{true};
    bool holds{};
    bool fails{};
    bool answers{};  // says back what it hears

private:
    class One final : public web::Listener {
    public:
        One(Desk& desk, web::Socket& socket) : desk_(desk), socket_(socket) {}
        void received(web::Received message) override {
            if (desk_.fails) throw std::runtime_error("it fails");
            desk_.heard.push_back(message.text());
            if (desk_.answers) message.socket().send(web::text_frame(message.text()));
            if (desk_.holds) desk_.held.push_back(std::move(message));
        }
        void closed() override {
            ++desk_.closed;
            std::erase(desk_.sockets, &socket_);
        }
        web::Payload ping() override { return web::text_frame("{}"); }

    private:
        Desk& desk_;
        web::Socket& socket_;
    };
};

inline web::SocketSettings quick() {
    web::SocketSettings settings;
    settings.origins = {origin};
    settings.sweep_every = std::chrono::milliseconds{20};
    return settings;
}

// An HTTP server with a live door at /live.
class House {
public:
    explicit House(web::SocketSettings settings = quick(),
                   std::chrono::milliseconds drain = std::chrono::seconds{5})
        : sockets{loop.get_executor(), std::move(settings), desk},
          tasks_{loop.get_executor(), nullptr} {
        routes_.add("GET", "/live", door_);
        server_ = std::make_unique<serving::Serving>(loop, serving::on_a_free_port(), routes_);
        tasks_.spawn("sockets", sockets.serve(drain));
    }
    ~House() {
        server_->stop();
        desk.held.clear();
        ask_to_stop();
        support::run(loop, tasks_.finished());
    }
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    void ask_to_stop() { tasks_.cancel(); }
    bool is_over() const { return tasks_.size() == 0; }
    serving::Serving& server() { return *server_; }
    template <class Condition>
    void until(Condition condition) {
        serving::run_until(loop, condition);
    }

    asio::io_context loop{};
    Desk desk{};
    web::Sockets sockets;

private:
    web::LiveDoor door_{sockets};
    http::Routes routes_{};
    std::unique_ptr<serving::Serving> server_{};
    async::TaskGroup tasks_;
};

// A frame as the server sent it.
struct Heard {
    unsigned kind{};
    std::string payload{};
    // Of a goodbye; 1005 when it has none.
    unsigned code() const {
        if (payload.size() < 2) return 1005;
        return static_cast<unsigned>(static_cast<unsigned char>(payload[0])) << 8U |
               static_cast<unsigned char>(payload[1]);
    }
};

// A client that has connected.
class Client {
public:
    explicit Client(House& house,
                    asio::ip::address_v4 from = asio::ip::address_v4::loopback(),
                    const std::string& behind = {})
        : house_(house), peer_(house.loop, house.server().port(), from) {
        peer_.say(upgrade_request() + behind);
        answer = peer_.until("\r\n\r\n");
    }

    bool say(std::string bytes) { return peer_.say(std::move(bytes)); }
    serving::Peer& peer() { return peer_; }

    // The next frame; nothing when the server has closed.
    std::optional<Heard> next() {
        while (true) {
            if (auto frame = whole_frame()) return frame;
            const std::string more = support::run(house_.loop, some());
            if (more.empty()) return std::nullopt;
            got_ += more;
        }
    }

    // The code of the goodbye, over which other frames are passed; 1006 when there is none. The
    // server closes after it.
    unsigned goodbye() {
        unsigned code = 1006;
        while (const auto frame = next()) {
            if (frame->kind != closing) continue;
            code = frame->code();
            say(live::frame(whole | closing, frame->payload));
        }
        return code;
    }

    std::string answer{};

private:
    asio::awaitable<std::string> some() {
        std::string part(65'536, '\0');
        boost::system::error_code error;
        const auto size = co_await peer_.socket().async_read_some(
            asio::buffer(part), asio::redirect_error(asio::use_awaitable, error));
        part.resize(size);
        co_return part;
    }

    std::size_t byte(std::size_t at) const { return static_cast<unsigned char>(got_[at]); }

    std::optional<Heard> whole_frame() {
        if (got_.size() < 2) return std::nullopt;
        std::size_t begin = 2;
        std::size_t size = byte(1);
        if (size == 126 && got_.size() >= 4) {
            begin = 4;
            size = byte(2) << 8U | byte(3);
        } else if (size == 127 && got_.size() >= 10) {
            begin = 10;
            size = byte(6) << 24U | byte(7) << 16U | byte(8) << 8U | byte(9);
        } else if (size >= 126) {
            return std::nullopt;
        }
        if (got_.size() < begin + size) return std::nullopt;
        Heard heard{.kind = static_cast<unsigned>(byte(0) & 0x0FU),
                    .payload = got_.substr(begin, size)};
        got_.erase(0, begin + size);
        return heard;
    }

    House& house_;
    serving::Peer peer_;
    std::string got_{};
};

}  // namespace live
