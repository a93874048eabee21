#pragma once

#include "adapters/chat/telegram/intake.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstdint>
#include <functional>

namespace telegram {

// Asks Telegram for updates, for a hub that Telegram cannot call. Updates are confirmed, by the
// next question, only when every one of them is in the inbox; else they come again. Only one node
// of all may ask: whoever holds the lease.
//
// A question that answers nothing is followed by one without an offset, so it does not matter that
// the numbers of updates begin anew somewhere after a quiet week. A webhook that is set is taken
// away.
class Poller {
public:
    // Takes or keeps the lease; false: another node has it. Asked before each question, which then
    // lasts up to `poll_limit` and `request_limit` together: the lease must be longer.
    using HoldsLease = std::function<boost::asio::awaitable<bool>()>;

    struct Pauses {
        std::chrono::milliseconds without_lease{2000};
        std::chrono::milliseconds after_nothing{500};  // when the answer came back at once
        std::chrono::milliseconds least_after_failure{500};
        std::chrono::milliseconds most_after_failure{30'000};
    };

    static constexpr std::int64_t most_updates = 20;  // of one answer, at most 4 MiB

    Poller(Bot& bot, Intake& intake, HoldsLease holds_lease);
    Poller(Bot& bot, Intake& intake, HoldsLease holds_lease, Pauses pauses);

    // Until cancelled.
    boost::asio::awaitable<void> run();

private:
    enum class Asked { something, nothing, nothing_at_once, failed };

    boost::asio::awaitable<Asked> ask();
    boost::asio::awaitable<Asked> take(Answer answer);
    boost::asio::awaitable<Asked> clear_way(Answer refusal);
    std::chrono::milliseconds pause_after(Asked asked);

    Bot& bot_;
    Intake& intake_;
    HoldsLease holds_lease_;
    Pauses pauses_;
    std::int64_t offset_{};  // what confirms the last answer's updates; 0: nothing to confirm
    std::chrono::milliseconds failing_{};
};

}  // namespace telegram
