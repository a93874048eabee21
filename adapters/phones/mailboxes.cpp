#include "adapters/phones/mailboxes.hpp"

#include "adapters/async/first_of.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <utility>

namespace phones {

namespace {

using Steady = std::chrono::steady_clock;

// Returns at the timer's next cancellation, which is how an arrival wakes everybody.
boost::asio::awaitable<void> woken(boost::asio::steady_timer& wake) {
    boost::system::error_code error;
    co_await wake.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, error));
    const auto state = co_await boost::asio::this_coro::cancellation_state;
    if (state.cancelled() != boost::asio::cancellation_type::none) {
        throw boost::system::system_error(boost::asio::error::operation_aborted);
    }
}

}  // namespace

Mailboxes::Mailboxes(boost::asio::any_io_executor executor,
                     std::size_t phones,
                     std::size_t texts_per_phone)
    : executor_{std::move(executor)}, phones_{phones}, texts_per_phone_{texts_per_phone} {}

Mailboxes::Mailbox* Mailboxes::find(const hub::PhoneNumber& phone) {
    const auto mailbox = mailboxes_.find(phone.reveal);
    return mailbox == mailboxes_.end() ? nullptr : &mailbox->second;
}

bool Mailboxes::open(const hub::PhoneNumber& phone) {
    if (find(phone) != nullptr) return true;
    if (mailboxes_.size() >= phones_) return false;
    Mailbox mailbox{{}, 0, boost::asio::steady_timer{executor_, Steady::time_point::max()}};
    mailboxes_.emplace(phone.reveal, std::move(mailbox));
    return true;
}

bool Mailboxes::put(const hub::PhoneNumber& phone, hub::TimePoint at, hub::MessageText text) {
    if (!open(phone)) return false;
    Mailbox& mailbox = *find(phone);
    mailbox.texts.push_back(Arrived{++mailbox.last, at, std::move(text)});
    if (mailbox.texts.size() > texts_per_phone_) mailbox.texts.pop_front();
    mailbox.wake.cancel();
    return true;
}

void Mailboxes::close() {
    closed_ = true;
    for (auto& [phone, mailbox] : mailboxes_) mailbox.wake.cancel();
}

boost::asio::awaitable<std::vector<Arrived>> Mailboxes::after(hub::PhoneNumber phone,
                                                              std::int64_t after,
                                                              std::chrono::seconds limit) {
    const auto deadline = Steady::now() + limit;
    std::vector<Arrived> fresh;
    Mailbox* const mailbox = find(phone);
    if (mailbox == nullptr) co_return fresh;
    if (after > mailbox->last) after = 0;
    while (!closed_ && mailbox->last <= after && Steady::now() < deadline) {
        co_await async::first_of(woken(mailbox->wake), async::pause(deadline - Steady::now()));
    }
    for (const Arrived& arrived : mailbox->texts) {
        if (arrived.n > after) fresh.push_back(arrived);
    }
    co_return fresh;
}

}  // namespace phones
