#include "tests/support/severing_proxy.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "adapters/redis/codec.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <future>
#include <signal.h>
#include <thread>

namespace support {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Upstream = asio::local::stream_protocol::socket;

constexpr const char* path = "/cgi-bin/sendsms";

// The hub's life, and the count. Used on the proxy's thread only.
struct Watch {
    pid_t hub{};
    std::optional<Cut> cut{};
    bool counting{};
    bool severed{};
    std::size_t exchanges{};
    int life{};  // connections of an earlier one carry nothing any more

    // The number of an exchange that begins; 0: it does not count.
    std::size_t begin() { return counting ? ++exchanges : 0; }
    bool falls(std::size_t exchange, Cut::Side side) {
        if (!cut || severed || exchange == 0) return false;
        if (exchange != cut->exchange || side != cut->side) return false;
        ::kill(hub, SIGKILL);
        severed = true;
        ++life;
        return true;
    }
};

bool changes_something(const redis::Command& command) {
    if (command.empty()) return false;
    if (command[0] == "XDEL") return true;
    if (command[0] != "FCALL" || command.size() < 2) return false;
    constexpr std::array names{"commit_", "append_", "bury_"};
    return std::any_of(
        names.begin(), names.end(), [&](const char* name) { return command[1].starts_with(name); });
}

redis::Command words_of(const redis::Reply& reply) {
    redis::Command command;
    for (const redis::Reply& word : reply.list) command.push_back(word.text);
    return command;
}

// One connection of the hub's to Redis.
class Link {
public:
    Link(Watch& watch, tcp::socket hub, Upstream redis)
        : watch_(watch), life_(watch.life), hub_(std::move(hub)), redis_(std::move(redis)) {}

    asio::awaitable<void> carry() {
        try {
            co_await async::first_of(questions(), answers());
        } catch (const boost::system::system_error&) {
            // One side is gone: so is the other, below.
        }
        boost::system::error_code gone;
        hub_.shutdown(tcp::socket::shutdown_both, gone);
        redis_.shutdown(Upstream::shutdown_both, gone);
    }

private:
    bool is_over() const { return life_ != watch_.life; }

    asio::awaitable<void> questions() {
        std::array<char, 65'536> bytes{};
        redis::ReplyParser parser;
        for (;;) {
            const std::size_t size =
                co_await hub_.async_read_some(asio::buffer(bytes), asio::use_awaitable);
            if (is_over()) co_return;
            parser.feed(std::string_view(bytes.data(), size));
            while (const auto question = parser.next()) {
                const redis::Command command = words_of(*question);
                const std::size_t exchange = changes_something(command) ? watch_.begin() : 0;
                if (watch_.falls(exchange, Cut::Side::before)) co_return;
                under_way_.push_back(exchange);
                const std::string encoded = redis::encode(command);
                co_await asio::async_write(redis_, asio::buffer(encoded), asio::use_awaitable);
                if (is_over()) co_return;
            }
        }
    }

    asio::awaitable<void> answers() {
        std::array<char, 65'536> bytes{};
        redis::ReplyParser parser;
        for (;;) {
            const std::size_t size =
                co_await redis_.async_read_some(asio::buffer(bytes), asio::use_awaitable);
            parser.feed(std::string_view(bytes.data(), size));
            while (parser.next()) {
                if (under_way_.empty()) continue;  // a bell
                const std::size_t exchange = under_way_.front();
                under_way_.pop_front();
                if (watch_.falls(exchange, Cut::Side::after)) co_return;
            }
            if (is_over()) co_return;
            co_await asio::async_write(hub_, asio::buffer(bytes.data(), size), asio::use_awaitable);
        }
    }

    Watch& watch_;
    int life_;
    tcp::socket hub_;
    Upstream redis_;
    std::deque<std::size_t> under_way_;  // what Redis has yet to answer, in order
};

// Kannel's sendsms: 202 "0: Accepted for delivery", or a complaint.
class Gateway final : public http::Handler {
public:
    explicit Gateway(Watch& watch) : watch_(watch) {}

    asio::awaitable<http::Response> answer(http::Request request) override {
        const std::size_t exchange = watch_.begin();
        if (watch_.falls(exchange, Cut::Side::before)) co_return http::text(503, "nobody hears it");
        const std::string wrong = take(request);
        if (!wrong.empty()) {
            complaints.push_back(wrong);
            co_return http::text(400, wrong);
        }
        static_cast<void>(watch_.falls(exchange, Cut::Side::after));
        co_return http::text(202, "0: Accepted for delivery");
    }

    std::map<std::string, GatewayMessage> messages;
    std::vector<std::string> complaints;

private:
    using Fields = std::map<std::string, std::string>;

    static std::string value(const Fields& fields, const std::string& name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    }

    // "http://hub/sms/report?secret=S&group=G&message=M&part=1&parts=2&status=%d"
    static std::optional<Fields> report_of(std::string url) {
        constexpr std::string_view status = "&status=%d";
        const std::size_t query = url.find("/sms/report?");
        if (query == std::string::npos || !url.ends_with(status)) return std::nullopt;
        url.resize(url.size() - status.size());
        return http::form_fields(std::string_view(url).substr(url.find('?') + 1));
    }

    // What is wrong with it; empty: nothing, and it is kept.
    std::string take(const http::Request& request) {
        const auto fields = http::form_fields(request.query);
        if (!fields) return "the query cannot be read";
        if (value(*fields, "username") != SeveringProxy::username ||
            value(*fields, "password") != SeveringProxy::password) {
            return "wrong user or password";
        }
        if (value(*fields, "charset") != "UTF-8" || value(*fields, "dlr-mask") != "31" ||
            value(*fields, "from").empty() || !value(*fields, "to").starts_with('+')) {
            return "a field is missing";
        }
        const auto report = report_of(value(*fields, "dlr-url"));
        if (!report || value(*report, "secret") != SeveringProxy::secret ||
            value(*report, "message").empty()) {
            return "the dlr-url is wrong";
        }
        GatewayMessage& message = messages[value(*report, "message")];
        const std::string to = value(*fields, "to");
        if (!message.to.empty() && message.to != to) return "one message to two people";
        message.to = to;
        message.announced = std::stoi(value(*report, "parts"));
        const int part = std::stoi(value(*report, "part"));
        message.parts[part] = value(*fields, "text");
        const int times = ++times_[value(*report, "message") + " " + std::to_string(part)];
        message.hand_overs = std::max(message.hand_overs, times);
        return {};
    }

    Watch& watch_;
    std::map<std::string, int> times_;  // each part
};

http::ServerSettings any_port() {
    http::ServerSettings settings;
    settings.port = 0;
    return settings;
}

}  // namespace

std::string GatewayMessage::text() const {
    std::string all;
    for (const auto& [number, part] : parts) all += part;
    return all;
}

struct SeveringProxy::Parts {
    explicit Parts(std::filesystem::path redis)
        : upstream(std::move(redis)),
          acceptor(loop, tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
          gateway(watch),
          tasks(loop.get_executor(), [](const std::string&, std::exception_ptr) {}) {
        routes.add("GET", path, gateway);
        server.emplace(loop.get_executor(), any_port(), routes);
        tasks.spawn("redis", accept());
        tasks.spawn("gateway", server->serve(std::chrono::seconds{0}));
    }

    asio::awaitable<void> accept() {
        for (;;) {
            tcp::socket hub = co_await acceptor.async_accept(asio::use_awaitable);
            hub.set_option(tcp::no_delay(true));
            tasks.spawn("link", serve(std::move(hub)));
        }
    }

    asio::awaitable<void> serve(tcp::socket hub) {
        Upstream redis(loop);
        const asio::local::stream_protocol::endpoint there(upstream.string());
        co_await redis.async_connect(there, asio::use_awaitable);
        Link link(watch, std::move(hub), std::move(redis));
        co_await link.carry();
    }

    // Asked on the proxy's own thread, awaited here.
    template <class Question>
    auto ask(Question question) {
        std::packaged_task<decltype(question())()> task(std::move(question));
        auto answer = task.get_future();
        asio::post(loop, [&task] { task(); });
        return answer.get();
    }

    std::filesystem::path upstream;
    Watch watch;
    asio::io_context loop{1};
    tcp::acceptor acceptor;
    Gateway gateway;
    http::Routes routes;
    std::optional<http::Server> server;
    async::TaskGroup tasks;
    std::thread thread;
};

SeveringProxy::SeveringProxy(const std::filesystem::path& redis_socket)
    : parts_(std::make_unique<Parts>(redis_socket)) {
    parts_->thread = std::thread([this] { parts_->loop.run(); });
}

SeveringProxy::~SeveringProxy() {
    asio::post(parts_->loop, [this] { parts_->tasks.cancel(); });
    parts_->thread.join();
    run(parts_->loop, parts_->tasks.finished());
}

std::string SeveringProxy::redis() const {
    return "tcp://127.0.0.1:" + std::to_string(parts_->acceptor.local_endpoint().port());
}

std::string SeveringProxy::sendsms() const {
    return "http://127.0.0.1:" + std::to_string(parts_->server->port()) + path;
}

void SeveringProxy::watch(pid_t hub, std::optional<Cut> cut) {
    parts_->ask([this, hub, cut] {
        parts_->watch.hub = hub;
        parts_->watch.cut = cut;
        parts_->watch.counting = true;
    });
}

std::size_t SeveringProxy::exchanges() const {
    return parts_->ask([this] { return parts_->watch.exchanges; });
}

bool SeveringProxy::has_cut() const {
    return parts_->ask([this] { return parts_->watch.severed; });
}

std::map<std::string, GatewayMessage> SeveringProxy::messages() const {
    return parts_->ask([this] { return parts_->gateway.messages; });
}

std::vector<std::string> SeveringProxy::complaints() const {
    return parts_->ask([this] { return parts_->gateway.complaints; });
}

}  // namespace support
