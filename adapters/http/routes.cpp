#include "adapters/http/server.hpp"

#include <algorithm>
#include <stdexcept>

namespace http {

namespace {

bool covers(std::string_view route, std::string_view path) {
    return route == path ||
           (!route.empty() && route.back() == '/' && path.substr(0, route.size()) == route);
}

}  // namespace

void Routes::add(std::string method, std::string path, Handler& handler) {
    const bool taken = std::any_of(routes_.begin(), routes_.end(), [&](const Route& one) {
        return one.method == method && one.path == path;
    });
    if (taken) throw std::invalid_argument("two handlers for " + method + " " + path);
    routes_.push_back({.method = std::move(method), .path = std::move(path), .handler = &handler});
}

Routes::Found Routes::find(std::string_view method, std::string_view path) const {
    Found found;
    for (const Route& one : routes_) {
        if (covers(one.path, path) && one.path.size() > found.route.size()) found.route = one.path;
    }
    if (found.route.empty()) return found;
    for (const Route& one : routes_) {
        if (one.path != found.route) continue;
        if (one.method == method) found.handler = one.handler;
        found.allowed += (found.allowed.empty() ? "" : ", ") + one.method;
    }
    return found;
}

}  // namespace http
