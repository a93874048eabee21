#include "adapters/http/wire.hpp"

#include "adapters/http/characters.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>

namespace http {

namespace {

bool is_framing(std::string_view name) {
    return same_letters(name, "content-length") || same_letters(name, "connection") ||
           same_letters(name, "transfer-encoding");
}

void append(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

bool has_body(unsigned status) {
    return status >= 200 && status != 204 && status != 304;
}

}  // namespace

bool is_sendable(const Response& response) {
    const bool headers_are_fine =
        std::all_of(response.headers.begin(), response.headers.end(), [](const Header& one) {
            return is_token(one.name) && is_field_value(one.value);
        });
    const bool switches = response.status == 101;
    if (switches != (response.then != nullptr)) return false;
    return headers_are_fine && (switches || (response.status >= 200 && response.status <= 599));
}

std::string on_the_wire(const Response& response, Keep keep, Body body) {
    const auto reason =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(response.status));
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
    out.append(reason.data(), reason.size()).append("\r\n");
    for (const Header& one : response.headers) {
        if (!is_framing(one.name)) append(out, one.name, one.value);
    }
    if (!response.header("X-Content-Type-Options"))
        append(out, "X-Content-Type-Options", "nosniff");
    if (!response.header("Cache-Control")) append(out, "Cache-Control", "no-store");
    if (has_body(response.status))
        append(out, "Content-Length", std::to_string(response.body.size()));
    if (keep == Keep::close) append(out, "Connection", "close");
    if (keep == Keep::becomes_another) append(out, "Connection", "Upgrade");
    out += "\r\n";
    if (body == Body::sent && has_body(response.status)) out += response.body;
    return out;
}

}  // namespace http
