#pragma once

#include "adapters/http/client.hpp"
#include "adapters/push/endpoint.hpp"
#include "tests/peers/peer.hpp"
#include "tests/support/run.hpp"
#include "tests/unit/adapters/http/certificates.hpp"
#include "tests/unit/adapters/push/examples.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

// npm web-push-testing: a push service, and the browsers that subscribed to it.
namespace push_examples {

// The time matters here: the service looks at when tokens end.
class RealClock final : public hub::Clock {
public:
    hub::TimePoint now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

// The text after `"name":"`; its escapes are not undone.
inline std::string field(const std::string& json, const std::string& name) {
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
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        while (!peer_->told("PORT") && !peer_->ended() &&
               std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
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
        settings.limit = std::chrono::seconds{30};
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

}  // namespace push_examples
