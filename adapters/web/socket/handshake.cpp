#include "adapters/web/socket/handshake.hpp"

#include "adapters/http/characters.hpp"

#include <boost/beast/websocket/detail/hybi13.hpp>

#include <algorithm>
#include <optional>

namespace web {

namespace {

std::vector<std::string> all_named(const http::Request& request, std::string_view name) {
    std::vector<std::string> values;
    for (const http::Header& one : request.headers) {
        if (http::same_letters(one.name, name)) values.push_back(one.value);
    }
    return values;
}

// The value of the only header of that name.
std::optional<std::string> only(const http::Request& request, std::string_view name) {
    auto values = all_named(request, name);
    if (values.size() != 1) return std::nullopt;
    return std::move(values.front());
}

bool names(std::string_view list, std::string_view wanted) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (http::trimmed(list.substr(0, comma)) == wanted) return true;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return false;
}

bool comes_from(const http::Request& request, const std::vector<std::string>& origins) {
    const auto origin = only(request, "Origin");
    return origin && std::find(origins.begin(), origins.end(), *origin) != origins.end();
}

bool offers_ours(const http::Request& request) {
    const auto offered = all_named(request, "Sec-WebSocket-Protocol");
    return std::any_of(offered.begin(), offered.end(), [](const std::string& list) {
        return names(list, subprotocol);
    });
}

// 16 bytes in base64: 22 characters, the last of which has four bits to say, and two equals signs.
bool is_key(std::string_view key) {
    constexpr std::string_view last = "AQgw";
    if (key.size() != 24 || key.substr(22) != "==") return false;
    if (last.find(key[21]) == std::string_view::npos) return false;
    return std::all_of(key.begin(), key.begin() + 21, [](char c) {
        return http::is_letter_or_digit(c) || c == '+' || c == '/';
    });
}

// Beast's own; Boost's version is pinned, and a test holds it to the example of the RFC.
std::string accepted(std::string_view key) {
    namespace detail = boost::beast::websocket::detail;
    detail::sec_ws_accept_type accept;
    detail::make_sec_ws_accept(accept, {key.data(), key.size()});
    return {accept.data(), accept.size()};
}

http::Response wrong_version() {
    http::Response response = http::problem(426, "Only version 13 of WebSocket is spoken here", "");
    response.headers.push_back({.name = "Sec-WebSocket-Version", .value = "13"});
    return response;
}

}  // namespace

http::Response shake_hands(const http::Request& request, const std::vector<std::string>& origins) {
    if (!comes_from(request, origins))
        return http::problem(403, "This page may not connect here", "");
    if (!request.query.empty()) return http::problem(400, "Nothing may follow the path", "");
    const auto upgrade = only(request, "Upgrade");
    if (!request.upgrades || !upgrade || !http::same_letters(*upgrade, "websocket"))
        return http::problem(400, "Only WebSocket is spoken here", "");
    if (only(request, "Sec-WebSocket-Version") != "13") return wrong_version();
    const auto key = only(request, "Sec-WebSocket-Key");
    if (!key || !is_key(*key)) return http::problem(400, "The key is not well-formed", "");
    if (!offers_ours(request)) return http::problem(400, "Only aidhub.v1 is spoken here", "");

    http::Response response;
    response.status = 101;
    response.headers = {{.name = "Upgrade", .value = "websocket"},
                        {.name = "Sec-WebSocket-Accept", .value = accepted(*key)},
                        {.name = "Sec-WebSocket-Protocol", .value = std::string(subprotocol)}};
    return response;
}

}  // namespace web
