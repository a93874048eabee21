#include "adapters/web/socket/out_queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace web {

namespace {

// Room that an empty queue keeps: enough for a burst, little beside the rest of a connection.
constexpr std::size_t kept = 8;
constexpr std::size_t sent_before_tidying = 64;

}  // namespace

void OutQueue::push(Payload frame, Time now) {
    if (waiting_.capacity() == 0) waiting_.reserve(kept);
    bytes_ += frame->size();
    waiting_.push_back({std::move(frame), now});
}

void OutQueue::push_pong(Payload frame, Time now) {
    if (pong_) bytes_ -= pong_->size();
    bytes_ += frame->size();
    pong_ = std::move(frame);
    pong_since_ = now;
}

void OutQueue::drop() {
    const std::size_t from = std::min(behind_begun(), waiting_.size());
    for (std::size_t i = from; i < waiting_.size(); ++i) bytes_ -= waiting_[i].frame->size();
    waiting_.resize(from);
    if (pong_) bytes_ -= pong_->size();
    pong_ = nullptr;
    tidy();
}

std::size_t OutQueue::gather(std::span<boost::asio::const_buffer> pieces) {
    if (pong_) {
        const auto place = waiting_.begin() + static_cast<std::ptrdiff_t>(behind_begun());
        waiting_.insert(place, {std::exchange(pong_, nullptr), pong_since_});
    }
    const std::size_t count = std::min(pieces.size(), waiting_.size() - first_);
    for (std::size_t i = 0; i < count; ++i)
        pieces[i] = boost::asio::buffer(*waiting_[first_ + i].frame);
    if (count > 0) pieces[0] += begun_;
    return count;
}

void OutQueue::sent(std::size_t bytes) {
    bytes_ -= bytes;
    bytes += begun_;
    while (first_ < waiting_.size() && bytes >= waiting_[first_].frame->size()) {
        bytes -= waiting_[first_].frame->size();
        waiting_[first_++].frame = nullptr;
    }
    begun_ = bytes;
    tidy();
}

void OutQueue::tidy() {
    if (first_ == waiting_.size()) {
        waiting_.clear();
        first_ = 0;
        if (waiting_.capacity() > kept) waiting_ = std::vector<Waiting>{};
    } else if (first_ >= sent_before_tidying && first_ > waiting_.size() / 2) {
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(first_));
        first_ = 0;
    }
}

}  // namespace web
