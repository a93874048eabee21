#include "adapters/push/vapid.hpp"

#include "adapters/records/base64.hpp"

#include <chrono>
#include <stdexcept>

namespace push {

namespace {

constexpr std::chrono::hours lifetime{12};

std::string origin_of(const http::Url& url) {
    const bool is_v6 = url.host.find(':') != std::string::npos;
    const std::string host = is_v6 ? "[" + url.host + "]" : url.host;
    const std::string usual = url.tls ? "443" : "80";
    return (url.tls ? "https://" : "http://") + host + (url.port == usual ? "" : ":" + url.port);
}

}  // namespace

std::string authorization(const Keys& keys,
                          const http::Url& service,
                          const std::string& contact,
                          hub::TimePoint now) {
    const auto until =
        std::chrono::floor<std::chrono::seconds>(now + lifetime).time_since_epoch().count();
    // Neither an origin nor a checked contact has what JSON would want escaped.
    const std::string claims = R"({"aud":")" + origin_of(service) + R"(","exp":)" +
                               std::to_string(until) + R"(,"sub":")" + contact + R"("})";
    const std::string head = R"({"typ":"JWT","alg":"ES256"})";
    const std::string body = records::base64(head) + "." + records::base64(claims);
    return "vapid t=" + body + "." + records::base64(keys.sign(body)) + ",k=" + keys.public_key();
}

}  // namespace push
