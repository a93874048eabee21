#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace end_to_end {

// A text that the gateway took, its parts put together.
struct Taken {
    std::string to{};
    std::string words{};
};

// Kannel's sendsms and the phones behind it, strict, on a free port and a thread of its own.
class Gateway final : public http::Handler {
public:
    Gateway();
    ~Gateway() override;
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    std::string sendsms() const;
    // Where another program reads what a phone got: GET URL/texts?to=%2B447700900100 gives ["..."].
    std::string url() const;
    // From now on texts to this number are put off (503, a second), until it is free again.
    void busy(const std::string& number);
    void free(const std::string& number);
    std::vector<Taken> put_off() const;  // each time that it was

    std::vector<Taken> taken() const;
    std::vector<std::string> texts(const std::string& number) const;
    std::vector<std::string> violations() const;

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

    static constexpr const char* texts_path = "/texts";
    static constexpr const char* username = "aidhub";
    static constexpr const char* password = "gateway-password";
    static constexpr const char* secret = "0123456789abcdef";
    static constexpr const char* hub_number = "+447700900000";

private:
    http::Response show_texts(const std::string& number) const;
    http::Response take(const http::Request& request);

    mutable std::mutex guard_;  // of what follows, up to the loop
    std::vector<Taken> taken_;
    std::vector<std::string> violations_;
    std::set<std::string> busy_;
    std::vector<Taken> put_off_;

    http::Routes routes_;
    boost::asio::io_context loop_;
    http::Server server_;
    async::TaskGroup tasks_;
    std::thread thread_;
};

}  // namespace end_to_end
