#include "adapters/web/live/gate.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <iterator>
#include <utility>

namespace asio = boost::asio;

namespace web {

Gate::Gate(asio::any_io_executor executor, std::size_t room)
    : executor_(std::move(executor)), room_(room) {}

asio::awaitable<Gate::Pass> Gate::enter() {
    if (room_ > 0) {
        --room_;
        co_return Pass(*this);
    }
    waiting_.push_back(
        {.turn = asio::steady_timer(executor_, asio::steady_timer::time_point::max())});
    const auto mine = std::prev(waiting_.end());
    boost::system::error_code woken;
    co_await mine->turn.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    const bool may_enter = mine->may_enter;
    waiting_.erase(mine);
    if (!may_enter) throw boost::system::system_error(asio::error::operation_aborted);
    co_return Pass(*this);
}

// The room goes to the one who has waited longest.
void Gate::leave() {
    for (Waiting& next : waiting_) {
        if (next.may_enter) continue;
        next.may_enter = true;
        next.turn.cancel();
        return;
    }
    ++room_;
}

}  // namespace web
