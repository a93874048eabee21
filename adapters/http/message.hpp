#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

class Takeover;

struct Header {
    std::string name{};
    std::string value{};
    bool operator==(const Header&) const = default;
};

// A request as it came in, whole. `path` is percent-decoded, `query` is not.
struct Request {
    std::string method{};
    std::string path{};
    std::string query{};
    std::vector<Header> headers{};
    std::string body{};
    std::string peer{};  // the other end's IP address
    bool upgrades{};     // a GET whose connection may become something else: see Response::then

    std::optional<std::string> header(
        std::string_view name) const;  // the first of that name, any case
};

struct Response {
    unsigned status{200};
    std::vector<Header> headers{};
    std::string body{};
    // With status 101, and to a request that upgrades only: goes on with the connection once this
    // answer has left.
    Takeover* then{};

    std::optional<std::string> header(std::string_view name) const;
};

// "application/problem+json" (RFC 9457) with a title and, where a part of the input is to blame,
// its path.
Response problem(unsigned status, std::string_view title, std::string_view path);
Response text(unsigned status, std::string_view words);

// The fields of a query or an application/x-www-form-urlencoded body, decoded; bytes as they were,
// not checked as UTF-8. Nothing when an escape is broken, a name comes twice or there are more
// than 64.
std::optional<std::map<std::string, std::string>> form_fields(std::string_view encoded);
// The value of the only field of that name, however the other fields are. Nothing when there is
// none or more than one, or when its escape is broken.
std::optional<std::string> form_value(std::string_view encoded, std::string_view name);
std::string percent_encode(std::string_view plain);
// Same bytes? Takes the same time wherever they differ.
bool equal_secret(std::string_view given, std::string_view expected);

}  // namespace http
