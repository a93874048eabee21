#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/socket/sockets.hpp"

namespace web {

// The path on which live connections begin: a handler for GET. 503 with Retry-After when there are
// too many.
class LiveDoor final : public http::Handler {
public:
    explicit LiveDoor(Sockets& sockets) : sockets_(sockets) {}
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    Sockets& sockets_;
};

}  // namespace web
