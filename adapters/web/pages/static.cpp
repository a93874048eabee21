#include "adapters/web/pages/static.hpp"

#include "adapters/web/pages/accepted.hpp"
#include "adapters/web/pages/headers.hpp"

namespace web {

namespace {

struct Variant {
    const std::string* body{};
    std::string coding{};  // empty: as it is
};

Variant variant_for(const Asset& asset, const http::Request& request) {
    const std::string accepted = request.header("Accept-Encoding").value_or("");
    if (!asset.brotli.empty() && accepts(accepted, "br")) return {&asset.brotli, "br"};
    if (!asset.gzip.empty() && accepts(accepted, "gzip")) return {&asset.gzip, "gzip"};
    return {&asset.plain, ""};
}

// Differs with the content, and with how it is packed.
std::string tag_of(const Asset& asset, const Variant& variant) {
    constexpr std::size_t begin = std::string_view{"sha384-"}.size();
    return "\"" + asset.integrity.substr(begin, 27) +
           (variant.coding.empty() ? "" : "-" + variant.coding) + "\"";
}

}  // namespace

void Static::add_to(http::Routes& routes) {
    routes.add("GET", "/assets/", *this);
    for (const Asset* asset : assets_.all()) {
        if (!asset->path.starts_with("/assets/")) routes.add("GET", asset->path, *this);
    }
}

http::Response Static::file(const http::Request& request) const {
    const Asset* asset = assets_.at(request.path);
    if (asset == nullptr) {
        http::Response missing = http::problem(404, "There is no such file.", "");
        protect(missing, Keeping::never);
        return missing;
    }
    const Variant variant = variant_for(*asset, request);
    const std::string tag = tag_of(*asset, variant);
    http::Response response;
    response.headers = {{"Content-Type", asset->type}, {"ETag", tag}, {"Vary", "Accept-Encoding"}};
    if (asset->path == "/worker.js")
        response.headers.push_back({"Content-Security-Policy", worker_policy()});
    protect(response, asset->immutable ? Keeping::forever : Keeping::ask_first);
    if (names_tag(request.header("If-None-Match").value_or(""), tag)) {
        response.status = 304;
        return response;
    }
    if (!variant.coding.empty()) response.headers.push_back({"Content-Encoding", variant.coding});
    response.body = *variant.body;
    return response;
}

boost::asio::awaitable<http::Response> Static::answer(http::Request request) {
    co_return file(request);
}

}  // namespace web
