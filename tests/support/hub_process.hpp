#pragma once

#include "adapters/http/message.hpp"
#include "tests/support/program.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace support {

// Generous, for busy machines. What should take five seconds is measured where it matters.
inline constexpr std::chrono::seconds patience{60};

// One request, answered. Throws when the hub cannot be reached.
http::Response ask(const std::string& url,
                   const std::string& method,
                   const std::string& target,
                   std::string body = {},
                   std::vector<http::Header> headers = {});

// A simulated phone of a hub that runs with the channel "phones" (--demo).
class Phone {
public:
    Phone(std::string url, std::string number) : url_{std::move(url)}, number_{std::move(number)} {}

    // A text to the hub. Throws unless it was taken.
    void text(const std::string& words) const;
    // The first text after the last one found that `fits`; those before it are passed over. Throws
    // with all that came instead.
    std::string wait_for(const std::function<bool(const std::string&)>& fits,
                         std::chrono::milliseconds limit = patience);
    std::string wait_for(const std::string& words, std::chrono::milliseconds limit = patience);
    // All that has arrived, from the beginning.
    std::vector<std::string> all() const;

private:
    std::string url_;
    std::string number_;
    std::size_t read_{};
};

// `aidhub serve ...`, serving when constructed. Throws with what it said when it does not come to
// that.
class HubProcess {
public:
    // `arguments` follow "serve"; "--port" "0" is added unless they name one, and long limits for
    // Redis unless `variables` set them. The data folder must be of this hub alone.
    explicit HubProcess(std::vector<std::string> arguments, const Variables& variables = {});

    const std::string& url() const { return url_; }  // no slash at its end
    std::string first_line() const;
    pid_t process() const { return program_.process(); }
    std::string log() const { return program_.err(); }
    std::chrono::milliseconds started_in() const { return started_in_; }  // until ready

    http::Response get(const std::string& target) const { return ask(url_, "GET", target); }
    http::Response post(const std::string& target,
                        std::string body = {},
                        std::vector<http::Header> headers = {}) const {
        return ask(url_, "POST", target, std::move(body), std::move(headers));
    }
    // The sum of a metric over its labels, or over those series whose line holds `label`; 0 when
    // there is none.
    double metric(const std::string& name, const std::string& label = {}) const;
    bool ready() const;
    Phone phone(std::string number) const { return {url_, std::move(number)}; }

    void kill();  // at once, as a crash; returns when it is gone
    // SIGTERM; the exit code. Throws when it does not end.
    int terminate(std::chrono::milliseconds limit = patience);
    std::vector<std::string> left_behind() const { return program_.left_behind(); }

private:
    Program program_;
    std::string url_;
    std::chrono::milliseconds started_in_{};
};

}  // namespace support
