#include "adapters/web/socket/turn.hpp"

#include <boost/asio/post.hpp>

#include <utility>

namespace web {

namespace {

constexpr std::size_t at_a_time = 256;

}  // namespace

Turn::Turn(boost::asio::any_io_executor executor, Each each, Over over)
    : executor_(std::move(executor)), each_(std::move(each)), over_(std::move(over)) {}

void Turn::add(Socket& socket) {
    sockets_.push_back(&socket);
    if (!posted_) post();
}

void Turn::post() {
    posted_ = true;
    boost::asio::post(executor_, [this] { run(); });
}

void Turn::run() {
    for (std::size_t i = 0; i < at_a_time && next_ < sockets_.size(); ++i)
        each_(*sockets_[next_++]);
    if (next_ < sockets_.size()) return post();
    sockets_.clear();
    next_ = 0;
    posted_ = false;
    over_();
}

}  // namespace web
