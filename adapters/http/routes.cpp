#include "adapters/http/server.hpp"

#include <algorithm>
#include <stdexcept>

namespace http {

bool Routes::covers(const Route& route, std::string_view path) {
    if (route.path == path) return true;
    const bool has_below = !route.alone && !route.path.empty() && route.path.back() == '/';
    return has_below && path.substr(0, route.path.size()) == route.path;
}

void Routes::add(std::string method, std::string path, Handler& handler) {
    add({.method = std::move(method),
         .path = std::move(path),
         .handler = &handler,
         .alone = false});
}

void Routes::add_alone(std::string method, std::string path, Handler& handler) {
    add({.method = std::move(method), .path = std::move(path), .handler = &handler, .alone = true});
}

void Routes::add(Route route) {
    const bool taken = std::any_of(routes_.begin(), routes_.end(), [&](const Route& one) {
        return one.method == route.method && one.path == route.path;
    });
    if (taken) throw std::invalid_argument("two handlers for " + route.method + " " + route.path);
    routes_.push_back(std::move(route));
}

Routes::Found Routes::find(std::string_view method, std::string_view path) const {
    Found found;
    for (const Route& one : routes_) {
        if (covers(one, path) && one.path.size() > found.route.size()) found.route = one.path;
    }
    if (found.route.empty()) {
        found.handler = otherwise_;
        return found;
    }
    for (const Route& one : routes_) {
        if (one.path != found.route) continue;
        if (one.method == method) found.handler = one.handler;
        found.allowed += (found.allowed.empty() ? "" : ", ") + one.method;
    }
    return found;
}

}  // namespace http
