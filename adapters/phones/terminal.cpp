#include "adapters/phones/terminal.hpp"

#include "adapters/async/first_of.hpp"
#include "adapters/http/client.hpp"
#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <optional>
#include <ostream>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace phones {

namespace {

constexpr std::size_t longest_line = 4000;
constexpr std::size_t most_bytes = 1 << 20;
constexpr std::chrono::seconds asked_wait{20};
constexpr std::chrono::seconds before_another_try{1};

struct Phone {
    http::Url url{};
    std::string path{};
    std::ostream& out;
    std::int64_t last{};  // the number of the last text that was shown
};

http::ClientSettings patience() {
    http::ClientSettings settings;
    settings.limit = asked_wait + std::chrono::seconds{10};
    settings.max_body = most_bytes;
    return settings;
}

// Nothing when the hub could not be asked.
boost::asio::awaitable<std::optional<http::Response>> ask(Phone& phone,
                                                          http::Request request,
                                                          std::string target) {
    http::Url url = phone.url;
    url.target = std::move(target);
    http::ClientSettings settings = patience();
    try {
        co_return co_await http::send(url, request, settings);
    } catch (const http::ClientError&) {
        co_return std::nullopt;
    }
}

// False when that is no list of texts.
bool show(Phone& phone, const std::string& body) {
    json::Limits limits;
    limits.bytes = most_bytes;
    const auto document = json::Document::parse(body, limits);
    if (!document || document->root().kind() != json::Kind::array) return false;
    for (const json::Value& element : document->root().elements()) {
        json::Fields fields{element};
        const std::int64_t n = fields.number("n", 1, INT64_MAX);
        fields.number("at", 0, INT64_MAX);
        const std::string text = fields.text("text", most_bytes);
        if (fields.problem()) return false;
        phone.out << "< " << text << '\n';
        phone.last = n;
    }
    phone.out.flush();
    return true;
}

boost::asio::awaitable<void> listen(Phone& phone) {
    bool told = false;
    while (true) {
        http::Request request;
        request.method = "GET";
        const std::string target = phone.path + "?after=" + std::to_string(phone.last) +
                                   "&wait=" + std::to_string(asked_wait.count());
        const auto response = co_await ask(phone, std::move(request), target);
        if (response && response->status == 200 && show(phone, response->body)) {
            told = false;
            continue;
        }
        if (!told) phone.out << "! the hub does not answer, trying again" << std::endl;
        told = true;
        co_await async::pause(before_another_try);
    }
}

boost::asio::awaitable<void> send_line(Phone& phone, std::string line) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) co_return;
    http::Request request;
    request.method = "POST";
    request.headers.push_back(http::Header{"Content-Type", "text/plain; charset=utf-8"});
    request.body = std::move(line);
    const auto response = co_await ask(phone, std::move(request), phone.path);
    if (!response) {
        phone.out << "! not sent: the hub does not answer" << std::endl;
    } else if (response->status >= 300) {
        phone.out << "! not sent: the hub says " << response->status << std::endl;
    }
}

// Takes the first line out of `typed`; a line that is too long is cut into texts.
std::optional<std::string> take_line(std::string& typed) {
    const std::size_t end = typed.find('\n');
    if (end == std::string::npos && typed.size() < longest_line) return std::nullopt;
    const std::size_t size = std::min(end, longest_line);
    std::string line = typed.substr(0, size);
    typed.erase(0, size == end ? size + 1 : size);
    return line;
}

// Asio makes what it reads non-blocking, and a terminal's input shares that with its output unless
// it is opened anew.
int opened_again(int input) {
    const int own =
        ::open(("/proc/self/fd/" + std::to_string(input)).c_str(), O_RDONLY | O_CLOEXEC);
    return own >= 0 ? own : ::dup(input);
}

boost::asio::awaitable<void> type(Phone& phone, boost::asio::posix::stream_descriptor& input) {
    std::string typed;
    std::array<char, 1024> some{};
    while (true) {
        boost::system::error_code error;
        const std::size_t got = co_await input.async_read_some(
            boost::asio::buffer(some),
            boost::asio::redirect_error(boost::asio::use_awaitable, error));
        if (error == boost::asio::error::operation_aborted)
            throw boost::system::system_error(error);
        if (error) break;
        typed.append(some.data(), got);
        while (auto line = take_line(typed)) co_await send_line(phone, *std::move(line));
    }
    co_await send_line(phone, std::move(typed));
}

}  // namespace

boost::asio::awaitable<void> talk(std::string base_url,
                                  hub::PhoneNumber number,
                                  int input,
                                  std::ostream& out) {
    Phone phone{
        http::parse_url(base_url), "/phones/" + http::percent_encode(number.reveal), out, 0};
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::posix::stream_descriptor keys{executor, opened_again(input)};
    try {
        co_await async::first_of(type(phone, keys), listen(phone));
    } catch (const boost::system::system_error& error) {
        if (error.code() != boost::asio::error::operation_aborted) throw;
    }
}

}  // namespace phones
