#include "hub/program/operator_client.hpp"

#include "adapters/http/client.hpp"
#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "hub/program/folders.hpp"
#include "hub/program/run_here.hpp"

#include <boost/asio/io_context.hpp>

#include <optional>
#include <stdexcept>
#include <utility>

namespace program {

namespace {

constexpr std::size_t longest_answer = std::size_t{8} << 20;
constexpr std::size_t max_text = 1000;
constexpr std::size_t max_rows = 100'000;

boost::asio::awaitable<void> exchange(http::Url url,
                                      http::Request request,
                                      std::optional<http::Response>& response) {
    http::ClientSettings settings;
    settings.limit = std::chrono::seconds{60};
    settings.max_body = longest_answer;
    response = co_await http::send(std::move(url), std::move(request), settings);
}

// What the problem says, in lines; the status when it says nothing that can be read.
std::string complaint(const http::Response& response) {
    std::string otherwise = "the hub answered with status " + std::to_string(response.status);
    if (response.status == 413)
        return "the file is larger than the hub takes at once: see http.max_body_bytes";
    json::Limits limits;
    limits.bytes = longest_answer;
    const auto document = json::Document::parse(response.body, limits);
    if (!document || document->root().kind() != json::Kind::object) return otherwise;
    json::Fields fields{document->root(), json::Unknown::ignored};
    std::string text = fields.has("path") ? fields.text("path", max_text) : std::string{};
    if (!text.empty()) text += ": ";
    text += fields.text("title", max_text);
    if (fields.has("rows")) {
        fields.objects("rows", max_rows, [&](json::Fields& row) {
            const auto line = row.number("line", 0, INT64_MAX);
            text += "\n  line " + std::to_string(line) + ": " + row.text("reason", max_text);
        });
    }
    return fields.problem() ? otherwise : text;
}

}  // namespace

OperatorLink running_hub(const HubOptions& hub, const config::Environment& environment) {
    const Folders folders = resolve(load(hub, environment).folders, environment);
    auto link = find_link(folders.data);
    if (!link)
        throw std::runtime_error("no hub runs in " + folders.data.string() +
                                 ": start it with aidhub serve, or name its folder with --data");
    return std::move(*link);
}

std::string ask_hub(const OperatorLink& hub, const std::string& target, std::string body) {
    http::Url url = http::parse_url(hub.url);
    url.target = target;
    http::Request request;
    request.method = "POST";
    request.headers.push_back({"Authorization", "Bearer " + hub.token});
    request.body = std::move(body);
    std::optional<http::Response> response;
    boost::asio::io_context loop{1};
    try {
        run_here(loop, exchange(std::move(url), std::move(request), response));
    } catch (const http::ClientError& error) {
        throw std::runtime_error("the hub at " + hub.url + " cannot be reached: " + error.what());
    }
    if (!response) throw std::runtime_error("given up before the hub answered");
    if (response->status != 200) throw std::runtime_error(complaint(*response));
    return std::move(response->body);
}

}  // namespace program
