#include "adapters/redis/in_flight.hpp"

#include <utility>

namespace redis {

bool InFlight::has_room(std::size_t bytes) const {
    if (waiting_.empty()) return max_commands_ > 0;
    return waiting_.size() < max_commands_ && bytes_ + bytes <= max_bytes_;
}

void InFlight::push(Sent exchange) {
    bytes_ += exchange->bytes;
    waiting_.push_back(std::move(exchange));
}

void InFlight::deliver(Reply reply) {
    if (waiting_.empty()) fail(Error::protocol, "a reply that nobody asked for");
    const Sent exchange = std::move(waiting_.front());
    waiting_.pop_front();
    bytes_ -= exchange->bytes;
    exchange->reply = std::move(reply);
    exchange->done = true;
    exchange->wake.cancel();
}

void InFlight::fail_all(boost::system::error_code error) {
    for (const Sent& exchange : waiting_) {
        exchange->error = error;
        exchange->done = true;
        exchange->wake.cancel();
    }
    waiting_.clear();
    bytes_ = 0;
}

}  // namespace redis
