// S01 to S09 against the whole hub: what two readers could take differently, and what asks for too
// much. Single cases of each are in tests/unit/adapters/http.
#include "tests/doors/hall.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>

using namespace doors;
using namespace std::string_literals;

namespace {

const std::string post = "POST /sms/in?from=canary";
const std::string get = "GET /healthz?canary";

std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("S01: a request smuggled behind an unknown transfer encoding is never routed") {
    Hall hall;
    hall.refuses({{"gzip and a length",
                   request(post,
                           "Transfer-Encoding: gzip\r\nContent-Length: 5\r\n",
                           "helloGET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
                   400},
                  {"a length and gzip",
                   request(post,
                           "Content-Length: 5\r\nTransfer-Encoding: gzip\r\n",
                           "helloGET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
                   400}});
}

TEST_CASE("S02: no transfer encoding is taken, however it is spelled") {
    Hall hall;
    const auto with = [](const std::string& lines) {
        return request(post, lines, "5\r\nhello\r\n0\r\n\r\n");
    };
    hall.refuses(
        {{"xchunked", with("Transfer-Encoding: xchunked\r\n"), 501},
         {"chunked, identity", with("Transfer-Encoding: chunked, identity\r\n"), 501},
         {"none", with("Transfer-Encoding:\r\n"), 501},
         {"honest chunks", with("Transfer-Encoding: chunked\r\n"), 411},
         {"twice", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
         {"with a length", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
         {"a blank before the colon", with("Transfer-Encoding : chunked\r\n"), 400},
         {"HTTP/1.0",
          post + " HTTP/1.0\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          505}});
}

TEST_CASE("S03: a Content-Length is one number in digits") {
    Hall hall;
    const auto with = [](const std::string& lines) { return request(post, lines, "hello"); };
    hall.refuses({{"5, 5", with("Content-Length: 5, 5\r\n"), 400},
                  {"twice the same", with("Content-Length: 5\r\nContent-Length: 5\r\n"), 400},
                  {"twice", with("Content-Length: 5\r\nContent-Length: 6\r\n"), 400},
                  {"+5", with("Content-Length: +5\r\n"), 400},
                  {"-5", with("Content-Length: -5\r\n"), 400},
                  {"hexadecimal", with("Content-Length: 0x5\r\n"), 400},
                  {"nothing", with("Content-Length:\r\n"), 400},
                  {"20 digits", with("Content-Length: 18446744073709551621\r\n"), 400}});
}

TEST_CASE("S04: only a request for this host, once named, is answered") {
    Hall hall{{{"AIDHUB_HTTP_HOSTS", "127.0.0.1,hub.example"}}};
    const auto named = [](const std::string& lines) {
        return get + " HTTP/1.1\r\n" + lines + "\r\n";
    };
    hall.refuses({{"no Host", named(""), 400},
                  {"two", named("Host: hub.example\r\nHost: hub.example\r\n"), 400},
                  {"another", named("Host: canary.example\r\n"), 421},
                  {"a suffix of ours", named("Host: hub.example.evil\r\n"), 421},
                  {"ours as a suffix", named("Host: evil-hub.example\r\n"), 421},
                  {"a user in front", named("Host: canary@hub.example\r\n"), 400},
                  {"absolute form for another",
                   "GET http://canary.example/ HTTP/1.1\r\nHost: hub.example\r\n\r\n",
                   400},
                  {"absolute form for us",
                   "GET http://hub.example/healthz HTTP/1.1\r\nHost: hub.example\r\n\r\n",
                   400}});
    CHECK(status_of(hall.tell(named("Host: HUB.example:443\r\nConnection: close\r\n"))) == 200);
}

TEST_CASE("S05: folded lines, stray control bytes and targets that are no path are refused") {
    Hall hall;
    hall.refuses({{"a folded line", request(get, "A: b\r\n canary\r\n"), 400},
                  {"a bare CR", request(get, "A: b\rC: d\r\n"), 400},
                  {"a bare LF", request(get, "A: b\nC: d\r\n"), 400},
                  {"only LF", get + " HTTP/1.1\nHost: 127.0.0.1\n\n", 400},
                  {"NUL", request(get, "A: b\0c\r\n"s), 400},
                  {"0x80 in the target", request("GET /\x80"), 400},
                  {"0xFF in the target", request("GET /\xFF"), 400},
                  {"a blank in the target", request("GET /a b"), 400},
                  {"a NUL behind an escape", request("GET /%00"), 400},
                  {"steps upward behind escapes", request("GET /a/%2e%2e/metrics"), 400},
                  {"a line end behind an escape", request("GET /%0d%0aA:b"), 400}});
}

TEST_CASE("S06: too large or too many headers are refused before they are kept") {
    Hall hall;
    const std::string long_line(20UL * 1024, 'a');
    hall.refuses(
        {{"9 KB in one line", request(get, "A: " + long_line.substr(0, 9216) + "\r\n"), 431},
         {"101 lines", request(get, repeated("A: b\r\n", 101)), 431},
         {"a target of 20 KB", request("GET /" + long_line), 431},
         {"a chunk's extension of 20 KB",
          request(post, "Transfer-Encoding: chunked\r\n", "5;" + long_line + "\r\nhello\r\n"),
          411},
         {"a trailer of 20 KB",
          request(post, "Transfer-Encoding: chunked\r\n", "0\r\nA: " + long_line + "\r\n\r\n"),
          411}});
}

TEST_CASE("S07: a body of one byte too many is refused before it is read") {
    Hall hall;
    hall.refuses({{"announced, and not sent", request(post, "Content-Length: 65537\r\n"), 413},
                  {"announced and sent", with_body(post, std::string(65'537, 'x')), 413},
                  {"a terabyte", request(post, "Content-Length: 999999999999\r\n"), 413},
                  {"in chunks",
                   request(post,
                           "Transfer-Encoding: chunked\r\n",
                           "10001\r\n" + std::string(65'537, 'x') + "\r\n0\r\n\r\n"),
                   411}});
}

TEST_CASE("S08: unknown methods get 501, known ones in the wrong place 405 with Allow") {
    Hall hall;
    const std::string close = "Connection: close\r\n";
    hall.refuses({{"TRACE", request("TRACE /healthz", close), 501},
                  {"CONNECT", request("CONNECT /healthz", close), 501},
                  {"one of the caller's own", request("CANARY /healthz", close), 501},
                  {"lower case", request("get /healthz", close), 501},
                  {"PUT on a page", request("PUT /healthz", close), 405},
                  {"GET on a command", request("GET /operator/group", close), 405},
                  {"PUT on nothing", request("PUT /canary", close), 404}});
    CHECK(hall.tell(request("DELETE /sms/in", close)).find("Allow: GET, POST\r\n") !=
          std::string::npos);
}

TEST_CASE("S09: a thousand pipelined requests are answered one after the other") {
    Hall hall;
    std::string bytes = repeated(request("GET /healthz"), 999);
    bytes += request("HEAD /healthz", "Connection: close\r\n");
    const std::string answers = hall.tell(bytes);
    CHECK(count(answers, "HTTP/1.1 200 OK\r\n") == 1000);
    CHECK(count(answers, "\r\n\r\nok\n") == 999);
    CHECK(hall.new_lines().empty());
}

TEST_CASE("S09: nobody is told to go on with a body that would not be taken") {
    Hall hall;
    const std::string expect = "Expect: 100-continue\r\n";
    hall.refuses({{"a huge one", request(post, expect + "Content-Length: 99999999999\r\n"), 413},
                  {"for nobody", request("POST /canary", expect + "Content-Length: 5\r\n"), 404},
                  {"something else", request(post, "Expect: canary\r\n"), 417}});
}
