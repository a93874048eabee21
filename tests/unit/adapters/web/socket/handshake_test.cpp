#include "adapters/web/socket/handshake.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace {

const std::vector<std::string> ours{"https://app.example", "http://127.0.0.1:8080"};

http::Request good() {
    http::Request request;
    request.method = "GET";
    request.path = "/api/v1/live";
    request.upgrades = true;
    request.headers = {{"Host", "app.example"},
                       {"Upgrade", "websocket"},
                       {"Connection", "keep-alive, Upgrade"},
                       {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                       {"Sec-WebSocket-Version", "13"},
                       {"Sec-WebSocket-Protocol", "chat, aidhub.v1"},
                       {"Sec-WebSocket-Extensions", "permessage-deflate"},
                       {"Origin", "https://app.example"},
                       {"Cookie", "__Host-aidhub=valid"}};
    return request;
}

http::Request with(const std::string& name, const std::string& value) {
    auto request = good();
    for (auto& one : request.headers) {
        if (one.name == name) one.value = value;
    }
    return request;
}

http::Request without(const std::string& name) {
    auto request = good();
    std::erase_if(request.headers, [&](const http::Header& one) { return one.name == name; });
    return request;
}

http::Request twice(const std::string& name, const std::string& value) {
    auto request = good();
    request.headers.push_back({name, value});
    return request;
}

unsigned answer_to(const http::Request& request) {
    return web::shake_hands(request, ours).status;
}

}  // namespace

TEST_CASE("a good handshake is accepted with the RFC's own example, and without extensions") {
    const auto response = web::shake_hands(good(), ours);
    CHECK(response.status == 101);
    CHECK(response.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    CHECK(response.header("Sec-WebSocket-Protocol") == "aidhub.v1");
    CHECK(response.header("Upgrade") == "websocket");
    CHECK_FALSE(response.header("Sec-WebSocket-Extensions"));
    CHECK(answer_to(with("Upgrade", "WebSocket")) == 101);
    CHECK(answer_to(with("Origin", "http://127.0.0.1:8080")) == 101);
}

TEST_CASE("S11: only exactly our own pages may connect, whatever cookie comes with it") {
    for (const char* origin : {"https://app.example.evil",
                               "https://evil-app.example",
                               "https://evil.example",
                               "http://app.example",
                               "https://app.example:444",
                               "https://app.example/",
                               "https://APP.example",
                               "https://app.example https://evil.example",
                               "app.example",
                               "null",
                               "*",
                               ""}) {
        INFO(origin);
        CHECK(answer_to(with("Origin", origin)) == 403);
    }
    CHECK(answer_to(without("Origin")) == 403);
    CHECK(answer_to(twice("Origin", "https://app.example")) == 403);
    CHECK(answer_to(twice("Origin", "https://evil.example")) == 403);
    CHECK(web::shake_hands(good(), {}).status == 403);
}

TEST_CASE("S13: nothing may be said in the query, where proxies would log it") {
    auto request = good();
    request.query = "token=secret";
    const auto response = web::shake_hands(request, ours);
    CHECK(response.status == 400);
    CHECK(response.body.find("secret") == std::string::npos);
}

TEST_CASE("what is no upgrade to WebSocket 13 with aidhub.v1 is refused") {
    auto plain = good();
    plain.upgrades = false;
    CHECK(answer_to(plain) == 400);
    CHECK(answer_to(with("Upgrade", "h2c")) == 400);
    CHECK(answer_to(with("Upgrade", "websocket, h2c")) == 400);
    CHECK(answer_to(without("Upgrade")) == 400);
    for (const char* protocols :
         {"", "aidhub", "aidhub.v2", "AIDHUB.v1", "aidhub.v1.json", "aidhub.v1x, chat"})
        CHECK(answer_to(with("Sec-WebSocket-Protocol", protocols)) == 400);
    CHECK(answer_to(without("Sec-WebSocket-Protocol")) == 400);
    CHECK(answer_to(with("Sec-WebSocket-Protocol", "aidhub.v1")) == 101);
    const auto old = web::shake_hands(with("Sec-WebSocket-Version", "8"), ours);
    CHECK(old.status == 426);
    CHECK(old.header("Sec-WebSocket-Version") == "13");
    CHECK(answer_to(without("Sec-WebSocket-Version")) == 426);
    CHECK(answer_to(twice("Sec-WebSocket-Version", "13")) == 426);
}

TEST_CASE("a key is 16 bytes in base64, once") {
    for (const char* key : {"",
                            "dGhlIHNhbXBsZSBub25jZQ",
                            "dGhlIHNhbXBsZSBub25jZQ=",
                            "dGhlIHNhbXBsZSBub25jZR==",
                            "dGhlIHNhbXBsZSBub25j====",
                            "dGhlIHNhbXBsZSBub25jZQ==dGhl",
                            "dGhlIHNhbXBsZSBub2 jZQ=="}) {
        INFO(key);
        CHECK(answer_to(with("Sec-WebSocket-Key", key)) == 400);
    }
    CHECK(answer_to(without("Sec-WebSocket-Key")) == 400);
    CHECK(answer_to(twice("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")) == 400);
}
