#pragma once

#include "adapters/http/server.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace program {

// Why the hub cannot do its work at this moment, as fixed words for the operator. A hub begins with
// the reason "starting".
class Readiness {
public:
    void lacks(const std::string& part, std::string reason) { missing_[part] = std::move(reason); }
    void has(const std::string& part) { missing_.erase(part); }
    bool ready() const { return missing_.empty(); }
    std::vector<std::string> reasons() const;  // "redis: not connected", by part

private:
    std::map<std::string, std::string> missing_{{"hub", "starting"}};
};

// For who watches over the hub:
//   GET /healthz   200 "ok" while the loop turns
//   GET /readyz    200 "ready", or 503 with one reason a line
//   GET /metrics   Prometheus' text format
class Health final : public http::Handler {
public:
    Health(const Readiness& readiness, std::function<std::string()> measures)
        : readiness_(readiness), measures_(std::move(measures)) {}

    void add_to(http::Routes& routes);
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    const Readiness& readiness_;
    std::function<std::string()> measures_;
};

}  // namespace program
