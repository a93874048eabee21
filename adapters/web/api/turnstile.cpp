#include "adapters/web/api/turnstile.hpp"

#include "adapters/web/api/cookies.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace web {

namespace {

namespace ip = boost::asio::ip;

constexpr std::size_t network_bytes = 8;

std::string network_of(std::string_view text) {
    boost::system::error_code error;
    const ip::address address = ip::make_address(text, error);
    if (error) return {};
    if (address.is_v4()) return address.to_string();
    const ip::address_v6 six = address.to_v6();
    if (six.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, six).to_string();
    ip::address_v6::bytes_type bytes = six.to_bytes();
    std::fill(bytes.begin() + network_bytes, bytes.end(), static_cast<unsigned char>(0));
    return ip::address_v6(bytes).to_string() + "/64";
}

// The last one, which our own proxy has written.
std::string_view last_of(std::string_view list) {
    const auto comma = list.rfind(',');
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
    while (!list.empty() && list.front() == ' ') list.remove_prefix(1);
    while (!list.empty() && list.back() == ' ') list.remove_suffix(1);
    return list;
}

}  // namespace

std::string source_of(const http::Request& request, const std::vector<std::string>& proxies) {
    if (std::find(proxies.begin(), proxies.end(), request.peer) == proxies.end())
        return network_of(request.peer);
    std::optional<std::string> forwarded;
    for (const http::Header& header : request.headers) {
        const http::Request one{.headers = {header}};
        auto value = one.header("X-Forwarded-For");
        if (value) forwarded = std::move(value);
    }
    return forwarded ? network_of(last_of(*forwarded)) : std::string();
}

void Turnstile::refill(Left& left, const Pace& pace) const {
    const hub::TimePoint now = clock_.now();
    const std::chrono::duration<double> since = now - left.counted_at;
    left.tries = std::min(pace.most, left.tries + std::max(0.0, since.count()) * pace.a_second);
    left.counted_at = now;
}

bool Turnstile::take(Left& left, const Pace& pace) const {
    refill(left, pace);
    if (left.tries < 1) return false;
    left.tries -= 1;
    return true;
}

// A source that is not counted any more is like one that was never seen.
void Turnstile::forget_rested() {
    for (auto source = sources_.begin(); source != sources_.end();) {
        refill(source->second, of_source);
        source =
            source->second.tries >= of_source.most ? sources_.erase(source) : std::next(source);
    }
}

// Of more sources than can be remembered at once the strangers' measure is left.
bool Turnstile::lets_in(const std::string& source) {
    if (source.empty()) return true;
    auto found = sources_.find(source);
    if (found == sources_.end()) {
        if (sources_.size() >= max_sources) forget_rested();
        if (sources_.size() >= max_sources) return true;
        const Left fresh{.tries = of_source.most, .counted_at = clock_.now()};
        found = sources_.emplace(source, fresh).first;
    }
    return take(found->second, of_source);
}

bool Turnstile::lets_in(const http::Request& request) {
    if (!lets_in(source_of(request, proxies_))) return false;
    if (cookie(request, device_cookie)) return true;
    return take(strangers_, of_strangers);
}

}  // namespace web
