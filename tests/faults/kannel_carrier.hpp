#pragma once

#include "adapters/async/task_group.hpp"
#include "adapters/http/server.hpp"
#include "tests/faults/carrier.hpp"
#include "tests/faults/people.hpp"
#include "tests/support/kannel.hpp"
#include "tests/support/sms_network.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace faults {

// A real Kannel and the telephone network behind it. What Kannel and the hub say to each other is
// carried through here, and written down. A text that Kannel lost before the hub acknowledged it is
// not the hub's: after a while it is called lost on the way.
class KannelCarrier final : public Carrier, public http::Handler {
public:
    explicit KannelCarrier(std::uint64_t seed);
    ~KannelCarrier() override;
    KannelCarrier(const KannelCarrier&) = delete;
    KannelCarrier& operator=(const KannelCarrier&) = delete;

    // Used by the thread that made this: Kannel's processes end with it.
    support::Kannel& kannel() { return *kannel_; }
    std::uint16_t port() const { return server_.port(); }  // where hub and Kannel find each other

    void hub_at(const std::string& url) override;
    void somebody_asks() override;
    Ledger ledger() const override;
    std::size_t under_way() const override;

    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    void write(Written written);
    boost::asio::awaitable<void> text(std::size_t number, milliseconds after);
    bool goes(const Written& written);
    boost::asio::awaitable<http::Response> hand_over(http::Request request);
    boost::asio::awaitable<http::Response> inbound(http::Request request);
    boost::asio::awaitable<std::optional<http::Response>> forward(std::string url,
                                                                  http::Request request);
    void acknowledge(const http::Request& request);

    mutable std::mutex guard_;  // of what follows, up to the loop
    Ledger ledger_;
    std::string hub_;

    // Used on the loop's thread only.
    People people_;
    Screens screens_;
    std::unique_ptr<support::SmsNetwork> network_;

    http::Routes routes_;
    boost::asio::io_context loop_{1};
    http::Server server_;
    async::TaskGroup tasks_;
    std::unique_ptr<support::Kannel> kannel_;
    std::thread thread_;
};

}  // namespace faults
