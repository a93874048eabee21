#pragma once

#include "adapters/http/server.hpp"
#include "adapters/web/pages/layout.hpp"

namespace web {

// What nobody has: a page with a way on for browsers, a problem for programs and below /api/.
// Always 404.
class LostDoor final : public http::Handler {
public:
    explicit LostDoor(const Layout& layout) : layout_(layout) {}
    boost::asio::awaitable<http::Response> answer(http::Request request) override;

private:
    const Layout& layout_;
};

}  // namespace web
