#include "tests/support/hub_process.hpp"

#include "adapters/http/client.hpp"
#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <cstdint>
#include <signal.h>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace support {

namespace {

constexpr const char* first_words = "listening on ";

std::vector<std::string> serve(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "serve");
    if (std::find(arguments.begin(), arguments.end(), "--port") == arguments.end()) {
        arguments.insert(arguments.end(), {"--port", "0"});
    }
    return arguments;
}

// Test machines are busy, and their disks slow: no case is about that unless it says so.
Variables patient(Variables variables) {
    variables.insert({"AIDHUB_REDIS_COMMAND_LIMIT_MS", "30000"});
    variables.insert({"AIDHUB_REDIS_CONNECT_LIMIT_MS", "30000"});
    variables.insert({"AIDHUB_PRIVATE_REDIS_START_LIMIT_MS", "60000"});
    return variables;
}

json::Limits phone_limits() {
    json::Limits limits;
    limits.bytes = std::size_t{4} << 20;
    return limits;
}

std::vector<std::string> texts_in(const std::string& body) {
    const auto document = json::Document::parse(body, phone_limits());
    if (!document) throw std::runtime_error("a phone's texts cannot be read: " + body);
    std::vector<std::string> texts;
    for (const json::Value& one : document->root().elements()) {
        json::Fields fields{one, json::Unknown::ignored};
        texts.push_back(fields.text("text", 64UL * 1024));
    }
    return texts;
}

}  // namespace

http::Response ask(const std::string& url,
                   const std::string& method,
                   const std::string& target,
                   std::string body,
                   std::vector<http::Header> headers) {
    http::Url where = http::parse_url(url);
    where.target = target;
    http::Request request;
    request.method = method;
    request.headers = std::move(headers);
    request.body = std::move(body);
    http::ClientSettings settings;
    settings.limit = patience;
    settings.max_body = std::size_t{4} << 20;
    boost::asio::io_context loop;
    return run(loop, http::send(std::move(where), std::move(request), settings), 2 * patience);
}

void Phone::text(const std::string& words) const {
    const auto answer = ask(url_, "POST", "/phones/" + http::percent_encode(number_), words);
    if (answer.status != 202) throw std::runtime_error("a text was not taken: " + answer.body);
}

std::vector<std::string> Phone::all() const {
    return texts_in(ask(url_, "GET", "/phones/" + http::percent_encode(number_)).body);
}

std::string Phone::wait_for(const std::function<bool(const std::string&)>& fits,
                            std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    const std::string target = "/phones/" + http::percent_encode(number_) + "?wait=2&after=";
    std::string heard;
    while (std::chrono::steady_clock::now() < deadline) {
        for (const std::string& one :
             texts_in(ask(url_, "GET", target + std::to_string(read_)).body)) {
            ++read_;
            if (fits(one)) return one;
            heard += "\n  " + one;
        }
    }
    throw std::runtime_error(number_ + " waits in vain; it got:" + heard);
}

std::string Phone::wait_for(const std::string& words, std::chrono::milliseconds limit) {
    return wait_for(
        [&words](const std::string& text) { return text.find(words) != std::string::npos; }, limit);
}

HubProcess::HubProcess(std::vector<std::string> arguments, const Variables& variables)
    : program_{serve(std::move(arguments)), patient(variables)} {
    const auto began = std::chrono::steady_clock::now();
    bool ended = false;
    const auto serving = [this, &ended] {
        ended = program_.exit_code(std::chrono::milliseconds{0}).has_value();
        return ended || program_.out().find('\n') != std::string::npos;
    };
    const bool spoke = comes_true(serving, patience);
    const std::string line = first_line();
    if (!spoke || ended || !line.starts_with(first_words)) {
        throw std::runtime_error("the hub does not serve: " + line + "\n" + log());
    }
    url_ = line.substr(std::string{first_words}.size());
    if (!comes_true([this] { return ready(); }, patience))
        throw std::runtime_error("the hub does not become ready: " + log());
    started_in_ = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - began);
}

std::string HubProcess::first_line() const {
    const std::string out = program_.out();
    return out.substr(0, out.find('\n'));
}

bool HubProcess::ready() const {
    return get("/readyz").status == 200;
}

double HubProcess::metric(const std::string& name, const std::string& label) const {
    std::istringstream lines{get("/metrics").body};
    double sum = 0;
    for (std::string line; std::getline(lines, line);) {
        const bool named = line.starts_with(name + " ") || line.starts_with(name + "{");
        if (!named || line.find(label) == std::string::npos) continue;
        sum += std::stod(line.substr(line.rfind(' ') + 1));
    }
    return sum;
}

void HubProcess::kill() {
    program_.signal(SIGKILL);
    static_cast<void>(program_.exit_code(patience));
}

int HubProcess::terminate(std::chrono::milliseconds limit) {
    program_.signal(SIGTERM);
    const auto code = program_.exit_code(limit);
    if (!code) throw std::runtime_error("the hub does not stop: " + log());
    return *code;
}

}  // namespace support
