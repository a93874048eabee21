#include "hub/program/health.hpp"

#include <utility>

namespace program {

std::vector<std::string> Readiness::reasons() const {
    std::vector<std::string> reasons;
    for (const auto& [part, reason] : missing_)
        reasons.push_back(std::string{part}.append(": ").append(reason));
    return reasons;
}

void Health::add_to(http::Routes& routes) {
    for (const char* path : {"/healthz", "/readyz", "/metrics"}) routes.add("GET", path, *this);
}

boost::asio::awaitable<http::Response> Health::answer(http::Request request) {
    if (request.path == "/healthz") co_return http::text(200, "ok\n");
    if (request.path == "/metrics") {
        http::Response response;
        response.headers.push_back({"Content-Type", "text/plain; version=0.0.4; charset=utf-8"});
        response.body = measures_();
        co_return response;
    }
    if (readiness_.ready()) co_return http::text(200, "ready\n");
    std::string lines;
    for (const std::string& reason : readiness_.reasons()) lines.append(reason).append("\n");
    co_return http::text(503, lines);
}

}  // namespace program
