// Our side of the comparison: the HTTP server and the live connections of the hub, and on top only
// this: what one client says, all others hear. Each connection has as many bytes of state as a
// session needs.
#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "adapters/web/socket/live_door.hpp"
#include "tests/bench/open_files.hpp"

#include <boost/asio/io_context.hpp>

#include <array>
#include <cstdio>
#include <memory>
#include <unistd.h>
#include <vector>

namespace {

// What the layer above may keep for each connection.
constexpr std::size_t session_state = 700;

class Audience final : public web::Reception {
public:
    std::unique_ptr<web::Listener> opened(web::Socket& socket) override {
        socket.welcome();
        return std::make_unique<One>(*this, socket);
    }

private:
    class One final : public web::Listener {
    public:
        One(Audience& audience, web::Socket& socket)
            : audience_(audience), socket_(socket), place_(audience.all_.size()) {
            state_.fill('s');
            audience.all_.push_back(this);
        }
        void received(web::Received message) override {
            leave();  // who speaks does not hear itself
            const web::Payload frame = web::text_frame(message.text());
            for (const One* one : audience_.all_) one->socket_.send(frame);
        }
        void closed() override { leave(); }

    private:
        void leave() {
            auto& all = audience_.all_;
            if (place_ >= all.size() || all[place_] != this) return;
            all.back()->place_ = place_;
            all[place_] = all.back();
            all.pop_back();
        }

        Audience& audience_;
        web::Socket& socket_;
        std::size_t place_;
        std::array<char, session_state> state_{};
    };

    std::vector<One*> all_{};
};

}  // namespace

int main() {
    bench::open_many_files();
    boost::asio::io_context loop{1};
    web::SocketSettings limits;
    limits.origins = {"http://127.0.0.1"};
    limits.messages_per_second = 1e6;  // the source says more than any client may
    limits.burst = 1e6;
    Audience audience;
    web::Sockets sockets(loop.get_executor(), limits, audience);
    web::LiveDoor door(sockets);
    http::Routes routes;
    routes.add("GET", "/api/v1/live", door);
    http::ServerSettings settings;
    settings.port = 0;
    http::Server server(loop.get_executor(), settings, routes);
    async::TaskGroup tasks(loop.get_executor(), nullptr);
    tasks.spawn("sockets", sockets.serve(std::chrono::seconds{0}));
    tasks.spawn("server", server.serve(std::chrono::seconds{0}));
    std::printf("%d %d\n", server.port(), ::getpid());
    std::fflush(stdout);
    loop.run();
}
