// S11, S13 and S15 against the node's live connections: what no client may send ends that
// connection with the code that says why, and the node goes on with all others. Single rules are in
// tests/unit/adapters/web/socket.
#include "tests/unit/adapters/web/socket/live.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace live;
using namespace std::string_literals;

namespace {

struct Sent {
    std::string what{};
    std::string bytes{};
    unsigned code{};  // of the goodbye
};

std::string fragments(std::size_t count) {
    std::string bytes = frame(text, "a");
    for (std::size_t i = 2; i < count; ++i) bytes += frame(continued, "a");
    return bytes + frame(whole | continued, "a");
}

std::string unmasked(std::size_t size) {
    return "\x81\x7E"s + number(size, 2) + std::string(size, 'a');
}

// A node with somebody else on it, who must not notice anything.
class Node {
public:
    Node() { house_.desk.answers = true; }

    void refuses(const std::vector<Sent>& all) {
        for (const Sent& one : all) {
            INFO(one.what);
            {
                Client client(house_);
                client.say(one.bytes);
                CHECK(client.goodbye() == one.code);
            }
            house_.until([&] { return house_.sockets.size() == 1; });
            is_alive();
        }
        CHECK(house_.desk.closed == all.size());
    }

    void is_alive() {
        other_.say(says("still here?"));
        CHECK(other_.next()->payload == "still here?");
    }

    House& house() { return house_; }

private:
    static web::SocketSettings patient() {
        auto settings = quick();
        settings.burst = 1000;
        return settings;
    }

    House house_{patient()};
    Client other_{house_};
};

}  // namespace

TEST_CASE("S15: messages that are too large or in too many pieces end with 1009") {
    Node node;
    const std::string most(64UL * 1024, 'x');
    node.refuses(
        {{"64 KiB and a byte", says(most + "x"), 1009},
         {"only its header", says(most + "x").substr(0, 14), 1009},
         {"a terabyte, announced",
          raw_frame(whole | text, "\xFF"s + number(1ULL << 40U, 8), ""),
          1009},
         {"64 KiB in two fragments", frame(text, most) + frame(whole | continued, "x"), 1009},
         {"10,000 fragments", fragments(10'000), 1009},
         {"fragments without an end", fragments(10'000).substr(0, 60'000), 1009}});
}

TEST_CASE("S15: frames that RFC 6455 forbids end with 1002") {
    Node node;
    node.refuses(
        {{"no mask", "\x81\x02{}"s, 1002},
         {"no mask, and a lot of it", unmasked(60'000), 1002},
         {"RSV1, as if it were compressed", frame(whole | 0x40U | text, "a"), 1002},
         {"RSV2", frame(whole | 0x20U | text, "a"), 1002},
         {"RSV3", frame(whole | 0x10U | text, "a"), 1002},
         {"a control frame of 126 bytes", frame(whole | ping, std::string(126, 'p')), 1002},
         {"a control frame in pieces", frame(ping, "p"), 1002},
         {"a length with the high bit",
          raw_frame(whole | text, "\xFF"s + number(1ULL << 63U, 8), ""),
          1002},
         {"all bits of a length", raw_frame(whole | text, "\xFF"s + number(~0ULL, 8), ""), 1002},
         {"a fragment of nothing", frame(whole | continued, "a"), 1002},
         {"a close code that may not be said", says_goodbye(1005), 1002},
         {"HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 1002}});
}

TEST_CASE("S15: what is not UTF-8 ends with 1007, also across fragments") {
    Node node;
    node.refuses({{"a lone byte", says("\xFF"), 1007},
                  {"half a surrogate pair", says("\xED\xA0\x80"), 1007},
                  {"an overlong slash", says("\xC0\xAF"), 1007},
                  {"an unfinished character",
                   frame(text, "\xF0\x9F") + frame(whole | continued, "\x8D"),
                   1007},
                  {"in a goodbye", says_goodbye(1000, "\xFF"), 1007}});
}

TEST_CASE("S15: who goes on sending after a refusal is heard no more and gets its code") {
    Node node;
    std::string flood = frame(whole | binary, "a");
    for (int i = 0; i < 10'000; ++i) flood += says("a");
    node.refuses({{"a flood behind a binary frame", flood, 1003}});
    CHECK(node.house().desk.heard.size() == 1);  // the other one's
}

TEST_CASE("S11, S13: an upgrade from elsewhere, or with a secret in its query, reaches nobody") {
    House house;
    const auto answer_to = [&](const std::string& target, const std::string& from) {
        serving::Peer peer(house.loop, house.server().port());
        peer.say(upgrade_request(target, from));
        return serving::status_of(peer.until("\r\n\r\n"));
    };
    for (const char* from : {"https://app.example.evil", "https://evil.example", "null", ""}) {
        INFO(from);
        CHECK(answer_to("/live", from) == 403);
    }
    CHECK(answer_to("/live?token=canary", origin) == 400);
    CHECK(house.sockets.size() == 0);
    CHECK(answer_to("/live", origin) == 101);
    house.until([&] { return house.sockets.size() == 1; });
}
