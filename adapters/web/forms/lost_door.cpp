#include "adapters/web/forms/lost_door.hpp"

#include "adapters/web/pages/error_page.hpp"

namespace web {

namespace {

bool is_for_people(const http::Request& request) {
    if (request.path.rfind("/api/", 0) == 0) return false;
    const auto wanted = request.header("Accept");
    return wanted && wanted->find("text/html") != std::string::npos;
}

}  // namespace

boost::asio::awaitable<http::Response> LostDoor::answer(http::Request request) {
    if (is_for_people(request)) co_return layout_.answer(404, error_page(layout_.words(), 404));
    co_return http::problem(404, "There is nothing here", "");
}

}  // namespace web
