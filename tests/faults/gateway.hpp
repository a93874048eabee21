#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "tests/faults/carrier.hpp"
#include "tests/faults/dice.hpp"
#include "tests/faults/ledger.hpp"
#include "tests/faults/people.hpp"

#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace faults {

// How the gateway behaves: chances for each hand-over.
struct Manners {
    double busy{};           // 503 with Retry-After
    double too_many{};       // 429 with Retry-After
    double hangs{};          // takes it and answers when nobody listens any more
    double early_reports{};  // "delivered" is reported before the hand-over is answered
    double double_reports{};
    milliseconds late_by{};  // of reports, at most
};

// The smsbox side of Kannel and the phones behind it. A text to the hub is brought until a webhook
// answers 2xx; what the hub hands over is taken, reported on, and read by people who answer. It
// runs on a thread of its own, in the network namespace of whoever makes it, and writes the ledger.
class Gateway final : public Carrier, public http::Handler {
public:
    Gateway(const std::string& address, std::uint64_t seed);
    ~Gateway() override;
    Gateway(const Gateway&) = delete;
    Gateway& operator=(const Gateway&) = delete;

    std::uint16_t port() const { return server_.port(); }
    void behave(Manners manners);
    void hub_at(const std::string& url) override;
    void somebody_asks() override;
    Ledger ledger() const override;
    std::size_t under_way() const override;

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

    static constexpr const char* password = "gateway-password";
    static constexpr const char* secret = "0123456789abcdef";

private:
    http::Response put_off(HandOver hand_over, unsigned status);
    void take(const HandOver& hand_over);
    void write(Written written);
    std::size_t enter(Written written);
    boost::asio::awaitable<void> bring(std::size_t text, milliseconds after);
    boost::asio::awaitable<void> report(std::string target, milliseconds after);
    void reports_on(const HandOver& hand_over, const std::string& target);
    boost::asio::awaitable<unsigned> call(std::string target, std::string words);
    std::string hub() const;
    void complain(const std::string& sentence);

    mutable std::mutex guard_;  // of what follows, up to the loop
    Ledger ledger_;
    std::string hub_;
    Manners manners_;
    std::size_t under_way_{};

    // Used on the loop's thread only.
    People people_;
    Dice dice_;
    Screens screens_;

    http::Routes routes_;
    boost::asio::io_context loop_{1};
    http::Server server_;
    async::TaskGroup tasks_;
    std::thread thread_;
};

}  // namespace faults
