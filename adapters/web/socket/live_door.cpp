#include "adapters/web/socket/live_door.hpp"

#include "adapters/web/socket/handshake.hpp"

namespace web {

boost::asio::awaitable<http::Response> LiveDoor::answer(http::Request request) {
    http::Response response = shake_hands(request, sockets_.settings().origins);
    if (response.status != 101) co_return response;
    if (!sockets_.has_room(request.peer)) {
        response = http::problem(503, "There are too many connections. Please try again.", "");
        response.headers.push_back({.name = "Retry-After", .value = "5"});
        co_return response;
    }
    response.then = &sockets_;
    co_return response;
}

}  // namespace web
