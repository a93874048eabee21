#include "adapters/web/pages/headers.hpp"

#include <string_view>

namespace web {

namespace {

constexpr std::string_view nothing =
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

void add(http::Response& response, std::string_view name, std::string_view value) {
    if (!response.header(name)) response.headers.push_back({std::string{name}, std::string{value}});
}

std::string_view words_of(Keeping keeping) {
    switch (keeping) {
        case Keeping::never: return "no-store";
        case Keeping::ask_first: return "no-cache";
        case Keeping::forever: return "public, max-age=31536000, immutable";
    }
    return "no-store";
}

}  // namespace

void protect(http::Response& response, Keeping keeping) {
    add(response, "Cache-Control", words_of(keeping));
    add(response, "X-Content-Type-Options", "nosniff");
    add(response, "Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    // Not "no-referrer": a form's Origin would be "null" with it.
    add(response, "Referrer-Policy", "same-origin");
    add(response, "Cross-Origin-Opener-Policy", "same-origin");
    add(response, "Cross-Origin-Resource-Policy", "same-origin");
    add(response,
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()");
    add(response, "Content-Security-Policy", nothing);
}

std::string page_policy(const std::string& nonce, const std::string& pictures) {
    return std::string{nothing} + "; script-src 'nonce-" + nonce +
           "' 'strict-dynamic'; style-src 'self'; img-src 'self'" +
           (pictures.empty() ? "" : " " + pictures) +
           "; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'";
}

std::string worker_policy() {
    return std::string{nothing} + "; connect-src 'self'";
}

}  // namespace web
