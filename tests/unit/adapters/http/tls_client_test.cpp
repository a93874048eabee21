// https against OpenSSL's own server.
#include "adapters/http/client.hpp"
#include "tests/support/child.hpp"
#include "tests/unit/adapters/http/certificates.hpp"
#include "tests/unit/adapters/http/serving.hpp"
#include "tests/unit/adapters/vault/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <vector>

using certificates::Authority;
using certificates::Files;
using certificates::Wish;
using namespace std::chrono_literals;

namespace {

namespace asio = boost::asio;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// `openssl s_server` on a free port of loopback; it answers GET /NAME with the file NAME, which has
// the whole answer in it.
class OpensslServer {
public:
    OpensslServer(const support::ScratchFolder& folder,
                  const Files& files,
                  std::vector<std::string> more = {})
        : log_(folder / "s_server.log"),
          child_(arguments(files, std::move(more)), folder.path().string(), log_.string()) {
        const std::string mark = "ACCEPT 127.0.0.1:";
        const auto deadline = std::chrono::steady_clock::now() + 30s;
        while (port_.empty() && std::chrono::steady_clock::now() < deadline) {
            const std::string said = text_of(log_);
            const auto at = said.find(mark);
            const auto end = said.find('\n', at == std::string::npos ? 0 : at);
            if (at != std::string::npos && end != std::string::npos)
                port_ = said.substr(at + mark.size(), end - at - mark.size());
            if (child_.ended_within(5ms)) break;
        }
        if (port_.empty()) throw std::runtime_error("openssl s_server: " + text_of(log_));
    }

    http::Url url(std::string target) const {
        http::Url url = http::parse_url("https://localhost:" + port_);
        url.target = std::move(target);
        return url;
    }
    bool was_asked() const { return text_of(log_).find("FILE:") != std::string::npos; }

private:
    static std::vector<std::string> arguments(const Files& files, std::vector<std::string> more) {
        std::vector<std::string> all{"/usr/bin/openssl",
                                     "s_server",
                                     "-accept",
                                     "127.0.0.1:0",
                                     "-HTTP",
                                     "-cert",
                                     files.certificate,
                                     "-key",
                                     files.key};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    std::filesystem::path log_;
    support::Child child_;
    std::string port_{};
};

struct Failure {
    http::Progress progress{};
    std::string why{};
};

class World {
public:
    World() {
        std::ofstream{folder_ / "fine"} << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        settings.ca_file = authority.file();
        settings.limit = 30s;
    }

    http::Response ask(const http::Url& url) {
        http::Request request;
        request.method = "GET";
        return support::run(loop, http::send(url, request, settings));
    }

    Failure failure(const http::Url& url) {
        try {
            ask(url);
        } catch (const http::ClientError& error) {
            return {error.progress, error.what()};
        }
        FAIL("it was answered");
        return {};
    }

    void offer(const std::string& name, const std::string& answer) {
        std::ofstream{folder_ / name} << answer;
    }

    const support::ScratchFolder& folder() const { return folder_; }

private:
    support::ScratchFolder folder_;

public:
    asio::io_context loop;
    Authority authority{folder_ / "authority"};
    http::ClientSettings settings{};
};

}  // namespace

TEST_CASE("a server whose certificate is good answers over TLS") {
    World world;
    const OpensslServer server(world.folder(), world.authority.issue({}));
    SECTION("by name") {
        const auto response = world.ask(server.url("/fine"));
        CHECK(response.status == 200);
        CHECK(response.body == "hello");
    }
    SECTION("by address, when the certificate names it") {
        http::Url url = server.url("/fine");
        url.host = "127.0.0.1";
        CHECK(world.ask(url).body == "hello");
    }
    CHECK(server.was_asked());
}

TEST_CASE("a certificate that is not good stops the request before any of its bytes has left") {
    World world;
    Wish wish;
    std::string why;
    SECTION("for another name") {
        wish.names = "DNS:elsewhere.example";
        why = "hostname mismatch";
    }
    SECTION("for part of the name") {
        wish.names = "DNS:local*";
        why = "hostname mismatch";
    }
    SECTION("for the address only") {
        wish.names = "IP:127.0.0.1";
        why = "hostname mismatch";
    }
    SECTION("expired") {
        wish.from = -48h;
        wish.until = -24h;
        why = "certificate has expired";
    }
    SECTION("not valid yet") {
        wish.from = 24h;
        wish.until = 48h;
        why = "certificate is not yet valid";
    }
    SECTION("of an authority that nobody knows") {
        world.settings.ca_file.clear();  // the system's store
        why = "unable to get local issuer certificate";
    }
    SECTION("of another authority than the one that is trusted") {
        world.settings.ca_file = Authority{world.folder() / "other"}.file();
        why = "certificate signature failure";
    }
    const OpensslServer server(world.folder(), world.authority.issue(wish));
    const Failure failure = world.failure(server.url("/fine"));
    CHECK(failure.progress == http::Progress::not_sent);
    CHECK_THAT(failure.why, Catch::Contains("the certificate is not trusted: "));
    CHECK_THAT(failure.why, Catch::Contains(why));
    CHECK_FALSE(server.was_asked());
}

TEST_CASE("a name does not stand for an address in a certificate") {
    World world;
    Wish wish;
    wish.names = "DNS:localhost,DNS:127.0.0.1";
    const OpensslServer server(world.folder(), world.authority.issue(wish));
    http::Url url = server.url("/fine");
    url.host = "127.0.0.1";
    CHECK(world.failure(url).progress == http::Progress::not_sent);
    CHECK_FALSE(server.was_asked());
}

TEST_CASE("the server is told the name that it is asked by") {
    World world;
    Wish other;
    other.names = "DNS:elsewhere.example";
    const Files named = world.authority.issue({});
    const OpensslServer server(
        world.folder(),
        world.authority.issue(other),
        {"-servername", "localhost", "-cert2", named.certificate, "-key2", named.key});
    CHECK(world.ask(server.url("/fine")).body == "hello");
}

TEST_CASE("TLS older than 1.2 is not spoken") {
    World world;
    const OpensslServer server(
        world.folder(), world.authority.issue({}), {"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"});
    CHECK(world.failure(server.url("/fine")).progress == http::Progress::not_sent);
    CHECK_FALSE(server.was_asked());
}

TEST_CASE("TLS 1.2 is spoken") {
    World world;
    const OpensslServer server(world.folder(), world.authority.issue({}), {"-tls1_2"});
    CHECK(world.ask(server.url("/fine")).body == "hello");
}

TEST_CASE("what goes wrong inside TLS after the request is told as sent") {
    World world;
    const OpensslServer server(world.folder(), world.authority.issue({}));
    world.offer("large", "HTTP/1.1 200 OK\r\n\r\n" + std::string(70'000, 'x'));
    world.offer("half", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    world.offer("none", "");
    for (const char* target : {"/large", "/half", "/none"}) {
        INFO(target);
        CHECK(world.failure(server.url(target)).progress == http::Progress::sent);
    }
}

TEST_CASE("an answer without announced length ends with TLS's own goodbye") {
    World world;
    const OpensslServer server(world.folder(), world.authority.issue({}));
    world.offer("open", "HTTP/1.1 200 OK\r\n\r\nuntil the end");
    CHECK(world.ask(server.url("/open")).body == "until the end");
}

TEST_CASE("trust in a file that is not there is told, and nothing is sent") {
    World world;
    const OpensslServer server(world.folder(), world.authority.issue({}));
    world.settings.ca_file = (world.folder() / "missing.pem").string();
    const Failure failure = world.failure(server.url("/fine"));
    CHECK(failure.progress == http::Progress::not_sent);
    CHECK_FALSE(server.was_asked());
}

TEST_CASE("a server that speaks no TLS, or nothing, gets no request") {
    World world;
    serving::Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    serving::Serving plain(world.loop, serving::on_a_free_port(), routes);
    asio::ip::tcp::acceptor silent(world.loop, {asio::ip::address_v4::loopback(), 0});

    http::Url url = http::parse_url("https://localhost/");
    SECTION("plain HTTP") {
        url.port = std::to_string(plain.port());
    }
    SECTION("silence") {
        world.settings.limit = 200ms;
        url.port = std::to_string(silent.local_endpoint().port());
    }
    CHECK(world.failure(url).progress == http::Progress::not_sent);
    CHECK(echo.asked.empty());
}
