#include "adapters/http/message.hpp"

#include "adapters/http/client.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <stdexcept>
#include <string>

using namespace std::string_literals;

TEST_CASE("form fields are decoded as browsers and gateways encode them") {
    using Fields = std::map<std::string, std::string>;
    CHECK(http::form_fields("") == Fields{});
    CHECK(http::form_fields("a=1&b=two+words&c=%c3%A9%2B&d&=e&&") ==
          Fields{{"a", "1"}, {"b", "two words"}, {"c", "\xc3\xa9+"}, {"d", ""}, {"", "e"}});
    CHECK(http::form_fields("a=b=c") == Fields{{"a", "b=c"}});
    CHECK(http::form_fields("a=%00") == Fields{{"a", "\0"s}});
}

TEST_CASE("broken escapes, a name that comes twice and too many fields are nothing") {
    CHECK_FALSE(http::form_fields("a=%"));
    CHECK_FALSE(http::form_fields("a=%4"));
    CHECK_FALSE(http::form_fields("a=%4g"));
    CHECK_FALSE(http::form_fields("%zz=1"));
    CHECK_FALSE(http::form_fields("a=1&a=2"));
    CHECK_FALSE(http::form_fields("a=1&%61=1"));
    std::string many;
    for (int i = 0; i < 64; ++i) many += "f" + std::to_string(i) + "=1&";
    CHECK(http::form_fields(many));
    CHECK_FALSE(http::form_fields(many + "g=1"));
}

TEST_CASE("one field is read however the others are, but only when there is one of its name") {
    using http::form_value;
    CHECK(form_value("a=1&b=x+%26", "b") == "x &");
    CHECK(form_value("a=1&a=2&b=3", "b") == "3");
    CHECK(form_value("a=%zz&%=1&b=3", "b") == "3");
    CHECK(form_value("&&%62=3", "b") == "3");
    CHECK(form_value("b", "b") == "");
    CHECK_FALSE(form_value("b=3&b=3", "b"));
    CHECK_FALSE(form_value("b=3&%62=4", "b"));
    CHECK_FALSE(form_value("b=%z", "b"));
    CHECK_FALSE(form_value("a=3", "b"));
    CHECK_FALSE(form_value("", "b"));
}

TEST_CASE("every byte survives encoding and decoding") {
    std::string all;
    for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
    const auto fields = http::form_fields("x=" + http::percent_encode(all));
    REQUIRE(fields);
    CHECK(fields->at("x") == all);
    CHECK(http::percent_encode("a-Z_0.~ /+&=") == "a-Z_0.~%20%2F%2B%26%3D");
}

TEST_CASE("secrets are equal when every byte is") {
    CHECK(http::equal_secret("secret", "secret"));
    CHECK_FALSE(http::equal_secret("secreT", "secret"));
    CHECK_FALSE(http::equal_secret("Secret", "secret"));
    CHECK_FALSE(http::equal_secret("secre", "secret"));
    CHECK_FALSE(http::equal_secret("secretsecret", "secret"));
    CHECK_FALSE(http::equal_secret("", "secret"));
    CHECK_FALSE(http::equal_secret("secret", ""));
    CHECK_FALSE(http::equal_secret("secret\0"s, "secret"));
    CHECK(http::equal_secret("", ""));
}

TEST_CASE("a problem is JSON whatever its words") {
    const auto plain = http::problem(400, "must be a \"whole\" number\n", "offer.valid_for");
    CHECK(plain.status == 400);
    CHECK(plain.header("content-type") == "application/problem+json");
    CHECK(plain.body ==
          R"({"title":"must be a \"whole\" number\u000a","status":400,"path":"offer.valid_for"})");
    CHECK(http::problem(404, "no", "").body == R"({"title":"no","status":404})");
}

TEST_CASE("a URL is taken apart") {
    const auto whole = http::parse_url("http://kannel.example:13013/cgi-bin/sendsms?x=1");
    CHECK(whole.host == "kannel.example");
    CHECK(whole.port == "13013");
    CHECK(whole.target == "/cgi-bin/sendsms?x=1");
    CHECK(http::parse_url("http://a").port == "80");
    CHECK(http::parse_url("http://a").target == "/");
    CHECK(http::parse_url("http://a?b").target == "/?b");
    CHECK(http::parse_url("http://[::1]:8080/").host == "::1");
    CHECK(http::parse_url("http://[::1]:8080/").port == "8080");
    CHECK_FALSE(whole.tls);
}

TEST_CASE("https is a scheme of its own, with a port of its own") {
    const auto secure = http::parse_url("https://push.example/x");
    CHECK(secure.tls);
    CHECK(secure.host == "push.example");
    CHECK(secure.port == "443");
    CHECK(secure.target == "/x");
    CHECK(http::parse_url("https://push.example:8443").port == "8443");
}

TEST_CASE("what is no plain http or https URL is refused") {
    for (const auto* bad : {"",
                            "a",
                            "https:/a/",
                            "https://",
                            "https://me@a/",
                            "httpss://a/",
                            "gopher://a/",
                            "HTTP://a",
                            "http://",
                            "http:///x",
                            "http://:80/",
                            "http://me@a/",
                            "http://me:pw@a/",
                            "http://a:/",
                            "http://a:0/",
                            "http://a:65536/",
                            "http://a:8o/",
                            "http://a:123456/",
                            "http://a b/",
                            "http://a/\r\nX: y",
                            "http://a/#x",
                            "http://[::1/",
                            "http://[]/",
                            "http://[::1]x/",
                            "http://[evil]/",
                            "http://a/\xc3\xa9"}) {
        INFO(bad);
        CHECK_THROWS_AS(http::parse_url(bad), std::invalid_argument);
    }
}
