#include "adapters/http/client.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

// The addresses of gateways and hubs, as operators write them: nothing of them may reach another
// header line or another host than the one that is shown.
namespace fuzz {

namespace {

bool is_visible(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

void look_at(std::string_view bytes) {
    http::Url url;
    try {
        url = http::parse_url(std::string{bytes});
    } catch (const std::invalid_argument& problem) {
        return require(*problem.what() != '\0', "a refusal says why");
    }
    require(!url.host.empty() && url.host.find_first_of("/@?#[] ") == std::string::npos,
            "a host is a bare name or number");
    require(is_visible(url.host) && is_visible(url.target), "host and target are visible ASCII");
    require(url.target.starts_with('/') && url.target.find('#') == std::string::npos,
            "a target is a path without fragment");
    const int port = std::stoi(url.port);
    require(port >= 1 && port <= 65535, "a port is one");

    const bool v6 = url.host.find(':') != std::string::npos;
    const std::string host = v6 ? "[" + url.host + "]" : url.host;
    const http::Url again = http::parse_url("http://" + host + ":" + url.port + url.target);
    require(again.host == url.host && again.port == url.port && again.target == url.target,
            "an address is read alike again");
}

}  // namespace fuzz
