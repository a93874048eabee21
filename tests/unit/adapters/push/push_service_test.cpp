// Against npm web-push-testing, which checks and decrypts like a browser and its push service.
#include "adapters/http/client.hpp"
#include "adapters/push/pusher.hpp"
#include "tests/peers/peer.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/http/certificates.hpp"
#include "tests/unit/adapters/push/examples.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using push::Outcome;
using push_examples::on_loopback;
using push_examples::saying;

namespace {

// The time matters here: the service looks at when tokens end.
class RealClock final : public hub::Clock {
public:
    hub::TimePoint now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

// The text after `"name":"`; its escapes are not undone.
std::string field(const std::string& json, const std::string& name) {
    const std::string mark = "\"" + name + "\":\"";
    const auto at = json.find(mark);
    if (at == std::string::npos) throw std::runtime_error("no " + name + " in " + json);
    const auto begin = at + mark.size();
    return json.substr(begin, json.find('"', begin) - begin);
}

class Service {
public:
    explicit Service(bool tls) : tls_(tls) {
        std::vector<std::string> arguments;
        if (tls) {
            const auto files = authority_.issue({});
            arguments = {files.certificate, files.key};
        }
        peer_.emplace("push/service.mjs", arguments);
        const auto deadline = std::chrono::steady_clock::now() + 60s;
        while (!peer_->told("PORT") && !peer_->ended() &&
               std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(5ms);
        const auto port = peer_->told("PORT");
        if (!port) throw std::runtime_error("web-push-testing: " + peer_->said());
        port_ = *port;
    }

    std::string post(const std::string& path, const std::string& json) {
        http::Url url =
            http::parse_url(std::string(tls_ ? "https" : "http") + "://localhost:" + port_ + path);
        http::Request request;
        request.method = "POST";
        request.body = json;
        request.headers.push_back({"Content-Type", "application/json"});
        http::ClientSettings settings;
        settings.limit = 30s;
        settings.ca_file = authority_.file();
        const auto response = support::run(loop, http::send(url, request, settings));
        if (response.status != 200) throw std::runtime_error(response.body);
        return response.body;
    }

    push::Subscription subscribe(const std::string& key) {
        const std::string answer = post(
            "/subscribe", R"({"userVisibleOnly":"true","applicationServerKey":")" + key + R"("})");
        client = field(answer, "clientHash");
        return {field(answer, "endpoint"), field(answer, "p256dh"), field(answer, "auth")};
    }

    std::string shown() {
        return post("/get-notifications", R"({"clientHash":")" + client + R"("})");
    }

    push::Settings settings() const {
        auto settings = on_loopback();
        settings.ca_file = authority_.file();
        return settings;
    }

    boost::asio::io_context loop{};
    std::string client{};

private:
    bool tls_{};
    support::ScratchFolder folder_{};
    certificates::Authority authority_{folder_ / "authority"};
    std::optional<support::Peer> peer_{};
    std::string port_{};
};

Outcome pushed(Service& service, push::Pusher& pusher, push::Subscription to, std::string words) {
    return support::run(service.loop, pusher.push(std::move(to), saying(std::move(words))));
}

}  // namespace

TEST_CASE("a push service takes a push, and the browser reads its words") {
    const bool tls = GENERATE(false, true);
    INFO((tls ? "over TLS" : "in the clear"));
    Service service(tls);
    const support::ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    const RealClock clock;
    push::Pusher pusher(service.settings(), keys, clock);
    const auto to = service.subscribe(keys.public_key());
    const std::string words = "Kannst du für Ana einkaufen? ☂ \xf0\x9f\x8d\x9e";
    const Outcome outcome = pushed(service, pusher, to, words);
    CHECK(outcome.kind == Outcome::Kind::accepted);
    CHECK(outcome.status == 201);
    CHECK(service.shown() == "{\"data\":{\"messages\":[\"" + words + "\"]}}");
    CHECK(pushed(service, pusher, to, std::string(3800, 'x')).kind == Outcome::Kind::accepted);
    CHECK(pushed(service, pusher, to, "").kind == Outcome::Kind::accepted);
}

TEST_CASE("a service refuses another hub's key, and says when a subscription is gone") {
    Service service(false);
    const support::ScratchFolder folder;
    const push::Keys keys(folder / "push.pem");
    const push::Keys others(folder / "others.pem");
    const RealClock clock;
    push::Pusher pusher(service.settings(), keys, clock);
    push::Pusher stranger(service.settings(), others, clock);
    const auto to = service.subscribe(keys.public_key());

    const Outcome refused = pushed(service, stranger, to, "hello");
    CHECK(refused.kind == Outcome::Kind::refused);
    CHECK(refused.status == 400);

    CHECK(pushed(service, pusher, to, "hello").kind == Outcome::Kind::accepted);
    service.post("/expire-subscription/" + service.client, "{}");
    const Outcome gone = pushed(service, pusher, to, "hello");
    CHECK(gone.kind == Outcome::Kind::gone);
    CHECK(gone.status == 410);
}
