#pragma once

#include "hub/domain/personal.hpp"
#include "hub/domain/time.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace phones {

// A text that arrived on a phone.
struct Arrived {
    std::int64_t n{};  // counts from 1 on each phone
    hub::TimePoint at{};
    hub::MessageText text{};
};

// What arrived on each simulated phone, in memory only. One thread. A full mailbox loses its oldest
// text.
class Mailboxes {
public:
    Mailboxes(boost::asio::any_io_executor executor,
              std::size_t phones,
              std::size_t texts_per_phone);

    // False when the phone is new and there are as many as there may be.
    [[nodiscard]] bool open(const hub::PhoneNumber& phone);
    // False as for open(). Wakes whoever waits for the phone.
    [[nodiscard]] bool put(const hub::PhoneNumber& phone, hub::TimePoint at, hub::MessageText text);

    // What came after the text numbered `after`, at once or as soon as there is something; empty
    // when `limit` passed or the phone is not open. A number that was not given yet is from before
    // a restart of the hub: then everything.
    boost::asio::awaitable<std::vector<Arrived>> after(hub::PhoneNumber phone,
                                                       std::int64_t after,
                                                       std::chrono::seconds limit);

    // Nobody waits any more: after() gives what there is.
    void close();

private:
    struct Mailbox {
        std::deque<Arrived> texts{};
        std::int64_t last{};
        boost::asio::steady_timer wake;  // cancelled with each arrival; never expires
    };

    Mailbox* find(const hub::PhoneNumber& phone);

    boost::asio::any_io_executor executor_;
    bool closed_{};
    std::size_t phones_;
    std::size_t texts_per_phone_;
    std::map<std::string, Mailbox> mailboxes_{};  // never shrinks: waiters point into it
};

}  // namespace phones
