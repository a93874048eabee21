#pragma once

#include "adapters/http/server.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace contract {

// Kannel's sendsms, stricter than Kannel: exactly the fields that the hub is to send, each in its
// form.
class FakeSendsms final : public http::Handler {
public:
    using Fields = std::map<std::string, std::string>;

    // What it does with the next requests, in turn; with none left it accepts.
    struct Answer {
        unsigned status{202};
        std::string retry_after{};
        bool hangs{};
    };
    std::deque<Answer> answers{};
    std::vector<Fields> accepted{};
    std::vector<std::string> violations{};
    int requests{};
    std::function<void(const Fields&)> on_accepted{};

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

    static constexpr const char* path = "/cgi-bin/sendsms";
};

}  // namespace contract
