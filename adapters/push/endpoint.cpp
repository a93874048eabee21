#include "adapters/push/endpoint.hpp"

#include "adapters/http/address_range.hpp"
#include "adapters/push/curve.hpp"
#include "adapters/push/encryption.hpp"
#include "adapters/records/base64.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <string_view>

namespace push {

namespace {

namespace asio = boost::asio;

constexpr std::size_t longest_endpoint = 1024;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// As browsers decide it: a host whose last part is a number is an IPv4 address, in whatever
// spelling.
bool is_numeric(std::string_view host) {
    if (host.find(':') != std::string_view::npos) return true;
    if (host.ends_with('.')) host.remove_suffix(1);
    const std::string_view last = host.substr(host.rfind('.') + 1);
    return std::all_of(last.begin(), last.end(), is_digit) || last.starts_with("0x") ||
           last.starts_with("0X");
}

bool is_loopback(const std::string& host) {
    boost::system::error_code no_address;
    const auto address = asio::ip::make_address(host, no_address);
    return host == "localhost" || (!no_address && address.is_loopback());
}

std::optional<std::string> problem_with_endpoint(const std::string& endpoint, bool loopback_too) {
    if (endpoint.size() > longest_endpoint) return "The endpoint is too long.";
    http::Url url;
    try {
        url = http::parse_url(endpoint);
    } catch (const std::invalid_argument&) {
        return "The endpoint is no https address.";
    }
    if (loopback_too && is_loopback(url.host)) return std::nullopt;
    if (!url.tls) return "The endpoint is no https address.";
    if (url.port != "443") return "The endpoint has another port than that of https.";
    const bool has_name = !is_numeric(url.host) && url.host.find('.') != std::string::npos;
    if (!has_name) return "The endpoint's host must have a full name.";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> bytes_of(std::string text) {
    while (text.ends_with('=')) text.pop_back();
    return records::from_base64(text);
}

std::optional<std::string> problem_with(const Subscription& subscription, bool loopback_too) {
    if (auto problem = problem_with_endpoint(subscription.endpoint, loopback_too)) return problem;
    const auto point = bytes_of(subscription.p256dh);
    if (!point || !key_of(*point, {})) return "The subscription's key is not on the curve P-256.";
    const auto auth = bytes_of(subscription.auth);
    if (!auth || auth->size() != auth_bytes) return "The subscription's secret has not 16 bytes.";
    return std::nullopt;
}

bool may_push_to(const asio::ip::address& address, bool loopback_too) {
    return http::is_public(address) || (loopback_too && address.is_loopback());
}

}  // namespace push
