#include "adapters/web/api/same_site.hpp"

#include <algorithm>

namespace web {

bool is_from_our_pages(const http::Request& request, const std::vector<std::string>& origins) {
    const auto site = request.header("Sec-Fetch-Site");
    if (site && *site != "same-origin") return false;
    const auto origin = request.header("Origin");
    return origin && std::find(origins.begin(), origins.end(), *origin) != origins.end();
}

std::string origin_of(const std::string& url) {
    const auto scheme = url.find("://");
    if (scheme == std::string::npos) return {};
    const auto end = url.find_first_of("/?#", scheme + 3);
    return url.substr(0, end);
}

}  // namespace web
