#include "adapters/http/address_range.hpp"

#include "adapters/http/client.hpp"
#include "tests/unit/adapters/http/serving.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace asio = boost::asio;

TEST_CASE("addresses of the public internet are told from all others") {
    for (const char* inside : {"0.0.0.0",
                               "10.0.0.1",
                               "100.64.0.1",
                               "100.127.255.255",
                               "127.0.0.1",
                               "127.255.255.254",
                               "169.254.169.254",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.0.0.1",
                               "192.0.2.1",
                               "192.88.99.1",
                               "192.168.1.1",
                               "198.18.0.1",
                               "198.19.255.255",
                               "198.51.100.1",
                               "203.0.113.1",
                               "224.0.0.1",
                               "240.0.0.1",
                               "255.255.255.255",
                               "::",
                               "::1",
                               "::ffff:127.0.0.1",
                               "::ffff:10.0.0.1",
                               "::127.0.0.1",
                               "64:ff9b::a00:1",
                               "64:ff9b:1::1",
                               "2002:a00:1::",
                               "2001::1",
                               "2001:db8::1",
                               "3fff::1",
                               "100::1",
                               "fc00::1",
                               "fd12:3456::1",
                               "fe80::1",
                               "fe80::1%1",
                               "fec0::1",
                               "ff02::1",
                               "4000::1"}) {
        INFO(inside);
        CHECK_FALSE(http::is_public(asio::ip::make_address(inside)));
    }
    for (const char* outside : {"1.1.1.1",
                                "9.255.255.255",
                                "11.0.0.0",
                                "100.63.255.255",
                                "100.128.0.0",
                                "172.15.255.255",
                                "172.32.0.0",
                                "192.167.255.255",
                                "198.17.255.255",
                                "198.20.0.0",
                                "223.255.255.255",
                                "2a00:1450:4009::1",
                                "2001:4860:4860::8888",
                                "::ffff:1.1.1.1",
                                "64:ff9b::101:101",
                                "2002:101:101::"}) {
        INFO(outside);
        CHECK(http::is_public(asio::ip::make_address(outside)));
    }
}

TEST_CASE("a name is not connected to when what it stands for is not allowed") {
    asio::io_context loop;
    serving::Echo echo;
    http::Routes routes;
    routes.add("GET", "/", echo);
    serving::Serving server(loop, serving::on_a_free_port(), routes);
    http::Request request;
    request.method = "GET";
    http::ClientSettings settings;
    std::vector<std::string> asked_about;
    const auto send_to = [&](const std::string& host) {
        http::Url url;
        url.host = host;
        url.port = std::to_string(server.port());
        return support::run(loop, http::send(url, request, settings));
    };

    settings.allow_address = http::is_public;
    // How the system's resolver takes decimal, octal, hexadecimal and short numbers, too.
    for (const char* host : {"localhost",
                             "127.0.0.1",
                             "2130706433",
                             "0177.0.0.1",
                             "0x7f.1",
                             "127.1",
                             "::1",
                             "::ffff:127.0.0.1"}) {
        INFO(host);
        CHECK_THROWS_AS(send_to(host), http::AddressRefused);
    }
    CHECK(echo.asked.empty());

    settings.allow_address = [&](const asio::ip::address& address) {
        asked_about.push_back(address.to_string());
        return address.is_v4();
    };
    CHECK(send_to("localhost").status == 200);
    CHECK(std::find(asked_about.begin(), asked_about.end(), "127.0.0.1") != asked_about.end());
}

TEST_CASE("what may not be connected to is told as nothing sent") {
    const http::AddressRefused refused;
    CHECK(refused.progress == http::Progress::not_sent);
}
